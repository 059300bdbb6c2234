/** Types of records compile under strict, also with Chinese and colliding names, and mean what the API says. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { recordTypes } from '#metadata/record-types.ts'
import { field, fixtureDefinitions, object, systemDefinitions } from '#tests/support/fixture-application.ts'
import { fixtureSystem } from '#tests/support/fixture-system.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { runCrm } from '#tests/support/run-crm.ts'

const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))
// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-types-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the compiler complains of in a use of records.ts. */
function complaints(use: string): string[] {
  writeFileSync(path.join(folder, 'use.ts'), `import type { Records } from './records.ts'\n${use}`)
  const flags = ['--strict', '--noEmit', '--allowImportingTsExtensions', '--exactOptionalPropertyTypes', '--types', '']
  const unused = ['--noUnusedLocals', '--noUnusedParameters', '--module', 'nodenext', '--target', 'es2024']
  const { stdout } = spawnSync(tsc, [...flags, ...unused, 'records.ts', 'use.ts'], { cwd: folder, encoding: 'utf8' })
  return stdout.split('\n').filter(line => line.includes('error'))
}

test('the command writes the head of the sales template', async () => {
  const fresh = await installedDatabase('sales')
  const result = await runCrm(['types', folder], { DATABASE_URL: fresh.url })
  await fresh.drop()
  expect(result).toMatchObject({ code: 0, err: '' })
  expect(result.out).toMatch(/^Wrote the types of \d+ objects of revision 1 to .*records\.ts\.\n$/)
  expect(readFileSync(path.join(folder, 'records.ts'), 'utf8')).toContain('export interface OpportunityLineRecord {')
  expect(complaints('export type All = Records[keyof Records]["record"]')).toEqual([])
})

test('every field type, Chinese names, names that would be the same type, labels that would end a comment', async () => {
  const everything = object('thing', 'a_b', [
    field('thing', 'name', 'text', { required: true }),
    field('thing', 'count', 'integer'),
    field('thing', 'share', 'percent'),
    field('thing', 'price', 'money', { required: true }),
    field('thing', 'open', 'boolean'),
    field('thing', 'day', 'date', { required: true, default: 'today' }),
    field('thing', 'at', 'datetime'),
    field('thing', '状态', 'choice', {
      id: 'fix-thing-state',
      choices: [{ code: '进行-中', label: { en: 'a */ b' } }],
    }),
    field('thing', 'tags', 'multiChoice', { choices: [{ code: 'a', label: { en: 'A' } }] }),
    field('thing', 'who', 'reference', { target: 'user', label: { en: 'Who */ export const x = 1 /*' } }),
    field('thing', 'about', 'anyReference', { targets: ['客户', 'deal'] }),
    field('thing', 'paper', 'file'),
    field('thing', 'papers', 'file', { many: true }),
    field('thing', 'class', 'text'),
  ])
  const twin = object('twin', 'a__b', [field('twin', 'name', 'text')])
  const application = toApplication([...systemDefinitions(), ...fixtureDefinitions(), everything, twin])
  expect(findFindings(application).filter(finding => finding.severity === 'error')).toEqual([])
  const { system, drop } = await fixtureSystem(application)
  writeFileSync(path.join(folder, 'records.ts'), recordTypes(system.catalogs.current()))
  await drop()
  const right = `
export const made: Records['a_b']['create'] = {
  name: 'x', price: { amount: 1.5, currency: 'CNY' }, share: '0.15', 状态: '进行-中', tags: ['a'], who: 'id',
  about: { object: '客户', id: 'id' }, papers: [{ id: 'x' }], count: null, class: '',
}
export const twin: Records['a__b']['update'] = { name: null, owner: { id: 'x' } }
export function read(record: Records['a_b']['record']): [string, number, string | undefined, string | null] {
  return [record.id, record.rev, record.price?.amount, record.who?.title ?? null]
}
export const deal: Records['deal']['create'] = { name: 'd', lines: [{ name: 'l', quantity: 1 }] }
export const changed: Records['deal']['update'] = { lines: { update: [{ id: 'x', rev: 1, name: 'l' }], delete: ['y'] } }
export const size = (record: Records['a_b']['record']): number => record.papers?.[0]?.size ?? record.paper?.size ?? 0`
  expect(complaints(right)).toEqual([])
  const wrong = [
    `Records['a_b']['create'] = { price: { amount: '1', currency: 'CNY' } }`,
    `Records['a_b']['update'] = { name: null }`,
    `Records['a_b']['update'] = { id: 'x' }`,
    `Records['a_b']['update'] = { tags: ['b'] }`,
    `Records['a_b']['update'] = { about: { object: 'user', id: 'x' } }`,
    `Records['deal']['create'] = { name: 'd', notes: [] }`,
    `Records['nothing']['create'] = {}`,
  ]
  const found = complaints(wrong.map((text, index) => `export const w${index}: ${text}`).join('\n'))
  expect(found).toHaveLength(wrong.length)
})
