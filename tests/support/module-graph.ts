/** Which file imports which, and what is wrong with that. Works on texts, so that a test can plant a violation. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { scanSource } from './scan-source.ts'

/** One import, however it is written. */
export interface Import {
  readonly from: string
  readonly specifier: string
  readonly how: 'static' | 'type' | 'side-effect' | 'dynamic'
  /** The file of this project that it leads to; undefined for a package. */
  readonly to: string | undefined
}

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const layers = ['platform', 'metadata', 'runtime', 'designer'] as const

/** The texts of all source files, by path. */
export function readSources(): Map<string, string> {
  const files = globSync('{platform,metadata,runtime,designer,tests}/**/*.{ts,tsx}', { cwd: root }).sort()
  return new Map(files.map(file => [file.split(path.sep).join('/'), readFileSync(path.join(root, file), 'utf8')]))
}

/** Literals in scanned code are numbers in quotes. */
const literal = String.raw`\s*'(\d+)'`
const clause = String.raw`(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?`
const fromPattern = new RegExp(String.raw`\b(?:import|export)\s+(type\s+(?!from\b))?${clause}\s*from${literal}`, 'g')
const sideEffectPattern = new RegExp(String.raw`\bimport${literal}`, 'g')
const dynamicPattern = new RegExp(String.raw`\bimport\s*\((?:${literal})?`, 'g')

const known = new Map<string, readonly Import[]>()

/** Every import of every file. A dynamic import of something computed has an empty specifier. */
export function findImports(sources: ReadonlyMap<string, string>): Import[] {
  return [...sources].flatMap(([from, source]) => {
    const key = `${from}\n${source}`
    const found = known.get(key) ?? importsOf(from, source)
    known.set(key, found)
    return found
  })
}

function importsOf(from: string, source: string): Import[] {
  const { code, literals } = scanSource(source)
  const found = (how: Import['how'], index: string | undefined): Import => {
    const specifier = literals[Number(index ?? -1)]?.value ?? ''
    return { from, specifier, how, to: resolve(from, specifier) }
  }
  return [
    ...[...code.matchAll(fromPattern)].map(match => found(match[1] ? 'type' : 'static', match[2])),
    ...[...code.matchAll(sideEffectPattern)].map(match => found('side-effect', match[1])),
    ...[...code.matchAll(dynamicPattern)].map(match => found('dynamic', match[1])),
  ]
}

function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return path.posix.normalize(specifier.slice(1))
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : undefined
}

const layerOf = (file: string) => file.split('/')[0] as string

/** The files that put everything together; only they may know every layer. */
const composition = new Set(['platform/main.ts', 'platform/compose.ts', 'platform/crm.ts', 'platform/start.ts'])

/** Imports that go up, or from a layer into the tests. */
export function upwardImports(imports: readonly Import[]): string[] {
  const rank = (file: string) => layers.indexOf(layerOf(file) as (typeof layers)[number])
  return imports
    .filter(
      ({ from, to }) =>
        to !== undefined &&
        layerOf(from) !== 'tests' &&
        !composition.has(from) &&
        (rank(to) > rank(from) || rank(to) < 0),
    )
    .map(describeImport)
}

/** Imports that name nothing, are computed, leave a layer by `../` or name the own layer by `#`; tests may name theirs. */
export function misnamedImports(imports: readonly Import[], sources: ReadonlyMap<string, string>): string[] {
  const isThere = (file: string) => sources.has(file) || existsSync(path.join(root, file))
  return imports
    .filter(({ from, specifier, to }) => {
      if (specifier === '') return true
      if (to === undefined) return false
      const isOwn = layerOf(from) === layerOf(to)
      const isMisnamed = specifier.startsWith('#') === isOwn && !specifier.startsWith('#tests/')
      return isMisnamed || !isThere(to)
    })
    .map(describeImport)
}

/**
 * Circles of imports, each told from its first file in the alphabet. Within the layers types count too: who knows whom
 * is about knowledge, not about what runs.
 */
export function importCycles(imports: readonly Import[]): string[] {
  const targets = Map.groupBy(
    imports.filter(item => item.to !== undefined && (item.how !== 'type' || layerOf(item.from) !== 'tests')),
    item => item.from,
  )
  const cycles: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'open') cycles.push(describeCycle(way.slice(way.indexOf(file))))
    if (state.has(file)) return
    state.set(file, 'open')
    for (const { to } of targets.get(file) ?? []) visit(to as string, [...way, file])
    state.set(file, 'done')
  }
  for (const file of targets.keys()) visit(file, [])
  return cycles
}

function describeCycle(files: readonly string[]): string {
  const first = files.indexOf(files.toSorted()[0] as string)
  const turned = [...files.slice(first), ...files.slice(0, first)]
  return [...turned, turned[0]].join(' → ')
}

/** Packages that are made for the browser; whatever else the browser reached would be a mistake. */
const browserPackages = new RegExp(
  `^(${[
    'react',
    'react-dom',
    'react-router',
    'react-i18next',
    'react-querybuilder',
    'i18next',
    'antd',
    'dayjs',
    '@ant-design/icons',
    '@rjsf/(antd|core|utils)',
    '@tanstack/(react-query|react-virtual)',
    '@cfworker/json-schema',
    '@dnd-kit/(core|sortable|utilities)',
    '@codemirror/[a-z-]+',
    '@lezer/[a-z-]+',
    'lezer-feel',
    '@xyflow/react',
    '@dagrejs/dagre',
    'echarts',
    'bpmn-js',
  ].join('|')})(/|$)`,
)

const isWeb = (file: string) => /^\w+\/web\//.test(file)

/** What the browser would load beside what is made for it; types vanish, and only the metadata's may be borrowed. */
export function serverCodeInBrowser(imports: readonly Import[]): string[] {
  const bySource = Map.groupBy(imports, item => item.from)
  const found: string[] = []
  const seen = new Set<string>()
  const waiting = [...bySource.keys()].filter(isWeb)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const item of bySource.get(file) ?? []) {
      if (item.how === 'type') {
        const isBorrowed =
          item.to !== undefined && isWeb(item.from) && !isWeb(item.to) && layerOf(item.to) !== 'metadata'
        if (isBorrowed) found.push(describeImport(item))
      } else if (item.to !== undefined) waiting.push(item.to)
      else if (!browserPackages.test(item.specifier)) found.push(describeImport(item))
    }
  }
  return found
}

function describeImport({ from, specifier, how }: Import): string {
  return `${from} → ${specifier || 'something computed'} (${how})`
}
