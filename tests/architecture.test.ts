/** The house keeps its shape: layers look down, nothing goes round in circles, the browser gets only what is its own. */
import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

import {
  findImports,
  importCycles,
  layers,
  misnamedImports,
  readSources,
  root,
  serverCodeInBrowser,
  upwardImports,
} from './support/module-graph.ts'
import { scanSource } from './support/scan-source.ts'

const sources = readSources()
const imports = findImports(sources)

/** The sources with one more file, or with lines added to one. */
function planted(file: string, text: string) {
  const more = new Map([...sources, [file, `${sources.get(file) ?? ''}\n${text}\n`]])
  return { more, imports: findImports(more) }
}

test('imports of every sort are seen', () => {
  expect(sources.size).toBeGreaterThan(100)
  const edge = (from: string, specifier: string, how: string) =>
    expect(imports).toContainEqual(expect.objectContaining({ from, specifier, how }))
  edge('metadata/diff.ts', './kinds/kinds.ts', 'static')
  edge('metadata/diff.ts', './definitions.ts', 'type')
  edge('metadata/findings.ts', './finding.ts', 'type')
  edge('platform/start.ts', './main.ts', 'dynamic')
  edge('tests/architecture.test.ts', './support/scan-source.ts', 'static')
  const between = (from: string, to: string) =>
    imports.filter(item => item.from.startsWith(`${from}/`) && item.to?.startsWith(`${to}/`)).length
  expect(between('runtime', 'metadata')).toBeGreaterThan(20)
  expect(between('metadata', 'platform')).toBeGreaterThan(3)
  expect(between('runtime/web', 'metadata')).toBeGreaterThan(0)
})

describe('imports go down', () => {
  test('all do', () => {
    expect(upwardImports(imports)).toEqual([])
  })

  test.each([
    ['metadata/diff.ts', "import { x } from '#runtime/read.ts'"],
    ['metadata/diff.ts', "import type { X } from '#runtime/read.ts'"],
    ['metadata/diff.ts', "export { x } from '#runtime/read.ts'"],
    ['metadata/diff.ts', "export * from '#runtime/read.ts'"],
    ['metadata/diff.ts', "import '#runtime/read.ts'"],
    ['metadata/diff.ts', "const x = await import('#runtime/read.ts')"],
    ['metadata/diff.ts', "import a, {\n  b,\n} from '#runtime/read.ts'"],
    ['platform/problem.ts', "import * as x from '#metadata/diff.ts'"],
    ['platform/http/server.ts', "import { x } from '../../metadata/diff.ts'"],
    ['runtime/read.ts', "import { x } from '#designer/x.ts'"],
    ['runtime/read.ts', "import { x } from '#tests/support/database.ts'"],
  ])('%s: %s is found', (file, text) => {
    expect(upwardImports(planted(file, text).imports)).toHaveLength(1)
  })

  test.each(['platform/main.ts', 'platform/compose.ts', 'platform/crm.ts', 'platform/start.ts'])(
    '%s may know all',
    file => {
      expect(upwardImports(planted(file, "import '#runtime/read.ts'").imports)).toEqual([])
    },
  )

  test('a comment or a text is no import', () => {
    const text = "// import '#runtime/read.ts'\n/* import '#runtime/read.ts' */\nconst a = `import('#runtime/read.ts')`"
    expect(upwardImports(planted('metadata/diff.ts', text.replace(/`.*`/, "'image/*'")).imports)).toEqual([])
  })

  test('templates are data', () => {
    expect(globSync('templates/**/*.{ts,tsx,js,mjs}', { cwd: root })).toEqual([])
  })
})

describe('imports never go round in circles', () => {
  test('none does', () => {
    expect(importCycles(imports)).toEqual([])
  })

  test.each([
    ['metadata/equals.ts', "import { diff } from './diff.ts'"],
    ['metadata/equals.ts', "import type { Change } from './diff.ts'"],
    ['metadata/equals.ts', "await import('./findings.ts').then(() => import('./diff.ts'))"],
    ['metadata/equals.ts', "import './equals.ts'"],
  ])('%s: %s is found', (file, text) => {
    expect(importCycles(planted(file, text).imports).join()).toContain(file)
  })
})

describe('imports are by ./ within a layer and by # across', () => {
  test('all are', () => {
    expect(misnamedImports(imports, sources)).toEqual([])
  })

  test.each([
    ['metadata/diff.ts', "import { x } from '#metadata/equals.ts'"],
    ['runtime/read.ts', "import { x } from '../metadata/equals.ts'"],
    ['metadata/diff.ts', "import { x } from './gone.ts'"],
    ['metadata/diff.ts', 'const x = await import(name)'],
  ])('%s: %s is found', (file, text) => {
    const { more, imports: found } = planted(file, text)
    expect(misnamedImports(found, more)).toHaveLength(1)
  })
})

describe('the browser loads only what is made for it', () => {
  test('it does', () => {
    expect(serverCodeInBrowser(imports)).toEqual([])
  })

  test.each([
    ['runtime/web/planted.ts', "import { readFile } from 'node:fs/promises'"],
    ['runtime/web/planted.ts', "import pg from 'pg'"],
    ['runtime/web/planted.ts', "import 'fastify'"],
    ['runtime/web/planted.ts', "const x = await import('ajv')"],
    ['runtime/web/planted.ts', "import type { X } from '#platform/config.ts'"],
    ['runtime/web/planted.ts', "import { canonicalJson } from '#metadata/canonical.ts'"],
    ['runtime/web/planted.ts', "import { type X } from '#metadata/canonical.ts'"],
  ])('%s: %s is found', (file, text) => {
    expect(serverCodeInBrowser(planted(file, text).imports)).not.toEqual([])
  })

  test('types of the metadata may be borrowed', () => {
    const text = "import type { Definition } from '#metadata/definitions.ts'"
    expect(serverCodeInBrowser(planted('runtime/web/planted.ts', text).imports)).toEqual([])
  })
})

/** Long by nature: types that are generated, and texts of both languages. */
const isWordList = (file: string) => file === 'metadata/definitions.ts' || /\/web\/i18n\/|\/texts\.ts$/.test(file)

/** Sources of the layers with more lines than are read at once. */
const longFiles = (texts: ReadonlyMap<string, string>) =>
  [...texts]
    .filter(([file]) => layers.some(layer => file.startsWith(`${layer}/`)) && !isWordList(file))
    .filter(([, text]) => text.split('\n').length > 301)
    .map(([file]) => file)

describe('a file has one idea, which 300 lines are enough for', () => {
  test('all have', () => {
    expect(longFiles(sources)).toEqual([])
  })

  test('one that is longer is found', () => {
    const file = 'metadata/diff.ts'
    expect(longFiles(new Map([[file, 'x\n'.repeat(301)]]))).toEqual([file])
    expect(longFiles(new Map([[file, 'x\n'.repeat(300)]]))).toEqual([])
  })
})

describe('the layers know no object of the template sales', () => {
  const objects = new Set(
    globSync('templates/sales/object/*.json', { cwd: root }).map(file => path.basename(file, '.json')),
  )

  /** Literals that mean something else, with what they mean. */
  const allowed: Readonly<Record<string, string>> = {
    'platform/http/security-headers.ts: connection': 'the HTTP header',
    'platform/http/server.ts: connection': 'the HTTP header',
    'metadata/definitions.ts: claim': 'to take a task',
    'runtime/openapi/workflow-paths.ts: claim': 'to take a task',
    'runtime/openapi/workflow-schemas.ts: claim': 'to take a task',
    'runtime/tasks/get-task.ts: claim': 'to take a task',
    'runtime/tasks/hold-task.ts: claim': 'to take a task',
    'runtime/tasks/task-routes.ts: claim': 'to take a task',
    'runtime/web/tasks/task-pane.tsx: claim': 'to take a task',
    'runtime/web/tasks/task.ts: claim': 'to take a task',
  }

  const found = (texts: ReadonlyMap<string, string>) =>
    [...texts]
      .filter(([file]) => layers.some(layer => layer !== 'designer' && file.startsWith(`${layer}/`)))
      .flatMap(([file, text]) =>
        scanSource(text)
          .literals.filter(literal => objects.has(literal.value))
          .map(literal => ({ place: `${file}: ${literal.value}`, line: literal.line })),
      )

  test('none is named', () => {
    expect(objects.size).toBeGreaterThan(10)
    expect(found(sources).filter(({ place }) => !allowed[place])).toEqual([])
  })

  test('what is allowed is still there', () => {
    const places = new Set(found(sources).map(({ place }) => place))
    expect(Object.keys(allowed).filter(place => !places.has(place))).toEqual([])
  })

  test.each([
    "const x = 'account'",
    'const x = "account"',
    'const x = `account`',
    "f(a / b, /'/, 'account')",
    ['const x = `$', "{y}` + 'account'"].join(''),
    ['const x = `a $', "{f('account')} b`"].join(''),
  ])('%s is found', text => {
    expect(found(new Map([['runtime/x.ts', text]]))).toMatchObject([{ place: 'runtime/x.ts: account' }])
  })

  test.each(["// 'account'", "/* 'account' */", "const x = 'accounts'", "const x = 'my account'"])(
    '%s is none',
    text => {
      expect(found(new Map([['runtime/x.ts', text]]))).toEqual([])
    },
  )
})
