/** What people read in Chinese has the marks of Chinese: full-width, whoever wrote it and wherever it stands. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

const literals = {
  ts: /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g,
  json: /"(?:[^"\\\n]|\\.)*"/g,
} as const

/** A mark beside a character; what is filled in counts as one. */
const halfWidth = /[\p{Script=Han}”》）][,:;()!?]|[,:;(!?)][\p{Script=Han}“《]/u

/** The half-width marks in texts, by line. */
function faultsIn(source: string, kind: keyof typeof literals): string[] {
  return source.split('\n').flatMap((line, index) => {
    // A text within a text begins behind any quotes.
    const inner = [...line.matchAll(/[`'][,:;!?]\p{Script=Han}[^`']*/gu)]
    return [...line.matchAll(literals[kind]), ...inner].flatMap(([literal]) => {
      const text = literal
        .slice(1)
        .replace(/['"`]$/, '')
        .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}|\{\{?[^{}]*\}?\}/g, '值')
        // The name of a function with its brackets.
        .replaceAll(/[\w值]\(\)/g, 'f')
      return /\p{Script=Han}/u.test(literal) && halfWidth.test(text) ? [`${index + 1}: ${literal}`] : []
    })
  })
}

test.each([
  ["t('请查看,再试')", 1],
  ["t('无法执行:{{detail}}')", 1],
  ["t('{{name}}:条件')", 1],
  [`t(\`移除\${what}?\`)`, 1],
  ["t('质保期(月)')", 1],
  [`\`改为\${to}\${list && \`,去掉\${list}\`}\``, 1],
  ["t('请查看，再试。')", 0],
  ["t('{function}() 不接受参数')", 0],
  ["f('中文', 'a, b')", 0],
  ["t('例如 09:00-12:00')", 0],
])('%s has %i', (source, count) => {
  expect(faultsIn(source, 'ts')).toHaveLength(count)
})

test('no Chinese text of the product has half-width marks', () => {
  const files = globSync('{platform,metadata,runtime,designer,templates}/**/*.{ts,tsx,json}', { cwd: root }).filter(
    path => !path.includes('/records/'),
  )
  expect(files.length).toBeGreaterThan(1000)
  const found = files.flatMap(path =>
    faultsIn(readFileSync(`${root}${path}`, 'utf8'), path.endsWith('.json') ? 'json' : 'ts').map(
      fault => `${path}:${fault}`,
    ),
  )
  expect(found).toEqual([])
})
