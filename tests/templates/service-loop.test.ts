/** The template `service-loop`: it shares its customers with `sales`, goes in beside it, and its samples could be true. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { findTemplate } from '#designer/templates/find-template.ts'
import { installParts } from '#designer/templates/install-parts.ts'
import { indexSymbols, toApplication } from '#metadata/application.ts'
import type { Definition, LifecycleDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { starsOf } from '#metadata/stars-of.ts'
import { joinTemplates } from '#runtime/installation/read-template.ts'
import { loopFiles, loopFolder } from '#tests/support/loop-records/generate.ts'

import { templateFiles } from './template-files.ts'

const own = templateFiles('service-loop').map(file => file.definition)
const sales = templateFiles('sales').map(file => file.definition)
const symbols = indexSymbols(toApplication([...templateFiles('system').map(file => file.definition), ...own]))
const all = <K extends Definition['kind']>(kind: K) => symbols.all(kind)

describe('the definitions', () => {
  test('what it shares with sales is the same: names, and fields by their ids', () => {
    const shared = own.filter(item => item.id.startsWith('crm-'))
    expect(shared.length).toBeGreaterThan(15)
    for (const item of shared) {
      const there = sales.find(({ id }) => id === item.id)
      expect([there?.kind, there?.name], item.id).toEqual([item.kind, item.name])
      if (item.kind !== 'object') continue
      const fields = new Map((there as ObjectDefinition).fields.map(field => [field.id, field]))
      for (const field of item.fields) {
        if (field.id.startsWith('crm-')) expect(field).toEqual(fields.get(field.id))
        else expect(field).toMatchObject({ type: 'children', target: 'service' })
      }
    }
  })

  test('it goes in beside sales, whichever was there first', async () => {
    const [system, loop] = [await findTemplate('system'), await findTemplate('service_loop')]
    const other = await findTemplate('sales')
    expect(loop.map(template => template.manifest.name)).toEqual(['system', 'service_loop'])
    const errorsOf = (application: Parameters<typeof findFindings>[0]) =>
      findFindings(application).filter(finding => finding.severity === 'error')
    const after = installParts(joinTemplates(other), loop, undefined)
    expect(errorsOf(after.application)).toEqual([])
    expect(after.extended.map(item => `${item.kind} ${item.name}`)).toEqual(
      expect.arrayContaining(['object account', 'object contact', 'page account']),
    )
    const before = installParts(installParts(joinTemplates(system), loop, undefined).application, other, undefined)
    expect(errorsOf(before.application)).toEqual([])
    const account = before.application.definitions.find(item => item.id === 'crm-account') as ObjectDefinition
    expect(account.fields.map(field => field.name)).toEqual(expect.arrayContaining(['services', 'opportunities']))
  })

  test('every list but those of embedded lines has its object’s default, every menu and query a way to it', () => {
    for (const object of all('object').filter(item => item.id.startsWith('loop-') || item.id.startsWith('crm-'))) {
      expect(
        all('list').filter(list => list.object === object.name && list.default),
        object.name,
      ).toHaveLength(1)
    }
    const items = all('menu').flatMap(menu => menu.groups.flatMap(group => group.items))
    expect(
      all('query')
        .map(query => query.name)
        .filter(name => !items.some(item => item.query === name)),
    ).toEqual([])
    const lists = all('list').filter(list => !list.id.startsWith('sys-'))
    expect(lists.map(list => list.name).filter(name => !items.some(item => item.list === name))).toEqual([])
  })

  test('nobody but the loop itself assigns, hands back or archives', () => {
    const lifecycle = symbols.definition('lifecycle', 'service_status') as LifecycleDefinition
    expect(lifecycle.transitions.filter(item => !item.automatic).map(item => item.name)).toEqual(['cancel'])
    for (const name of ['account_manager', 'sales_supervisor', 'service_person']) {
      const right = symbols.definition('role', name)?.rights?.find(item => item.object === 'service')
      for (const field of ['handler', 'solution', 'satisfaction']) {
        const isClosed = right?.update === 'none' || right?.fields?.find(item => item.field === field)?.access
        expect(isClosed, `${name}: ${field}`).toBeTruthy()
      }
    }
  })
})

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
const read = (name: string) => readFileSync(loopFolder + name, 'utf8')
const manifest = JSON.parse(read('manifest.json')) as { readonly asOf: string; readonly order: readonly string[] }
const linesOf = (name: string) =>
  read(name)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)
const rowsOf = new Map(manifest.order.map(object => [object, linesOf(`${object}.ndjson`)]))
const rows = (object: string): readonly Row[] => rowsOf.get(object) ?? []
const ids = new Map([...rowsOf].flatMap(([object, list]) => list.map(row => [row.id, object] as const)))

describe('the sample records', () => {
  test('the files are what the generator writes', () => {
    const files = loopFiles()
    expect(readdirSync(loopFolder).sort()).toEqual([...files.keys()].sort())
    for (const [name, text] of files) expect(read(name) === text, name).toBe(true)
  })

  test('there are as many as were asked for, in every state', () => {
    expect(rows('account')).toHaveLength(40)
    expect(rows('contact')).toHaveLength(80)
    expect(rows('service')).toHaveLength(380)
    for (const state of ['new', 'in_progress', 'feedback', 'returned', 'archived', 'cancelled'])
      expect(rows('service').filter(row => row.status === state).length, state).toBeGreaterThan(3)
    expect(new Set(rows('service').map(row => String(row.reported_at).slice(0, 7))).size).toBeGreaterThanOrEqual(24)
  })

  test.each(manifest.order)(
    '%s: fields that exist, references that lead somewhere, nothing required left out',
    name => {
      const object = symbols.definition('object', name) as ObjectDefinition
      const fields = new Map(object.fields.map(field => [field.name, field]))
      for (const row of rows(name)) {
        for (const field of object.fields) if (field.required) expect(row, field.name).toHaveProperty(field.name)
        for (const [key, value] of Object.entries(row)) {
          const field = fields.get(key)
          if (field?.type === 'reference') expect(ids.get(String(value)), `${name}.${key}`).toBe(field.target)
          if (field?.type === 'choice' && field.choices)
            expect(field.choices.map(choice => choice.code)).toContain(String(value))
          if (field?.type === 'rating') {
            expect(Number.isInteger(value) && Number(value) >= 1 && Number(value) <= starsOf(field), row.id).toBe(true)
          }
        }
      }
    },
  )

  test('a service is archived with stars enough, and every time before it had too few', () => {
    for (const service of rows('service')) {
      const rounds = rows('service_round').filter(row => row.service === service.id)
      expect(rounds.map(row => row.round)).toEqual(rounds.map((_, index) => index + 1))
      for (const row of rounds) expect(row.accepted, row.id).toBe(Number(row.satisfaction) >= 3)
      expect(rounds.filter(row => row.accepted).length).toBe(service.status === 'archived' ? 1 : 0)
      expect(rounds.findIndex(row => row.accepted)).toBe(service.status === 'archived' ? rounds.length - 1 : -1)
      expect(service.archived_at !== undefined).toBe(service.status === 'archived')
      if (service.status === 'feedback') expect(service).toHaveProperty('solution')
      if (service.status === 'returned') expect(service).toHaveProperty('return_reason')
    }
    expect(Math.max(...rows('service_round').map(row => Number(row.round)))).toBeGreaterThan(2)
  })

  test('the history of each goes along its transitions, one after another, to where it stands', () => {
    const { transitions, initial } = symbols.definition('lifecycle', 'service_status') as LifecycleDefinition
    for (const service of rows('service')) {
      const changes = rows('state_change').filter(row => (row.record as Row).id === service.id)
      expect(initial).toContain(changes[0]?.to_state)
      expect(changes.at(-1)?.to_state).toBe(service.status)
      for (const [index, change] of changes.entries()) {
        expect(String(change.changed_at).slice(0, 10) <= manifest.asOf).toBe(true)
        const before = changes[index - 1]
        if (!before) continue
        expect(change.from_state).toBe(before.to_state)
        expect(String(change.changed_at) > String(before.changed_at), service.id).toBe(true)
        const way = transitions.find(item => item.id === change.transition)
        expect(way?.to).toBe(change.to_state)
        expect(way?.from).toContain(change.from_state)
      }
    }
  })

  test('whatever is under way has its workflow started, from where it stands', () => {
    const open = rows('service').filter(row => row.status !== 'archived' && row.status !== 'cancelled')
    const starts = linesOf('workflows.ndjson')
    expect(starts.map(row => row.id).sort()).toEqual(open.map(row => row.id).sort())
    const nodes = symbols.definition('workflow', 'service_loop')?.nodes ?? []
    for (const start of starts) {
      expect(nodes.find(node => node.id === start.node)?.type).toBe('startEvent')
      expect(ids.get(String(start.starter))).toBe('user')
    }
  })

  test('people are in a unit, have a role of the template, and sign in by different names', () => {
    const logins = rows('user').map(row => row.login)
    expect(new Set(logins).size).toBe(logins.length)
    for (const user of rows('user')) {
      const [assignment] = rows('role_assignment').filter(row => row.user === user.id)
      expect(symbols.byId(String(assignment?.role))?.kind).toBe('role')
    }
    for (const list of rowsOf.values()) {
      for (const row of list) {
        if (row.owner) expect(row.unit).toBe(rows('user').find(user => user.id === row.owner)?.unit)
      }
    }
  })
})
