import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '#runtime/web/i18n/en.ts'
import { zhCN } from '#runtime/web/i18n/zh-cn.ts'

/** Every code that a layer declares. */
function problemCodes(): string[] {
  const folders = ['platform', 'metadata', 'runtime']
  const files = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !file.startsWith('web'))
      .map(file => path.join(folder, file)),
  )
  const codes = files.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/problemKind\(\s*'([^']+)'/g)].map(match => match[1]!),
  )
  return [...new Set(codes)].sort()
}

test('every problem has a text in both languages', () => {
  const codes = problemCodes()
  expect(codes.length).toBeGreaterThan(30)
  for (const texts of [en, zhCN]) {
    const known: Readonly<Record<string, string>> = texts.problems
    expect(codes.filter(code => !known[code.replace('/', '_')])).toEqual([])
  }
})

test('Chinese texts are Chinese', () => {
  const words = JSON.stringify(zhCN).match(/"[^"]*"/g) ?? []
  expect(words.some(word => word.includes('保存'))).toBe(true)
  const untranslated = Object.entries(zhCN.problems).filter(([, text]) => !/\p{Script=Han}/u.test(text))
  expect(untranslated).toEqual([])
})
