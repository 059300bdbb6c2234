/** Fields of reports that were parked, retyped or renamed since: what was promoted fits, what is asked anew is told. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Definition, FieldDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { Problem } from '#platform/problem.ts'

import { field, object } from '../../support/fixture-application.ts'
import { cellsOf, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture

const byStage = {
  object: 'trial',
  rows: [{ id: 'stage', field: 'stage' }],
  measures: [
    { as: 'n', fn: 'count' },
    { as: 'last', fn: 'max', field: 'day' },
  ],
}
const chances = { object: 'trial', measures: [{ as: 'mean', fn: 'avg', field: 'chance' }] }

beforeAll(async () => {
  const choices = ['early', 'late'].map(code => ({ code, label: { en: code, 'zh-CN': code } }))
  fixture = await reportFixture([
    object('trial', 'trial', [
      field('trial', 'name', 'text'),
      field('trial', 'stage', 'choice', { choices }),
      field('trial', 'day', 'date'),
      field('trial', 'chance', 'percent', { scale: 4 }),
    ]),
    report('trials_by_stage', byStage),
    report('chances', chances),
  ])
  for (let index = 1; index <= 9; index++) {
    const stage = index % 2 === 0 ? 'early' : 'late'
    await fixture.insert('trial', { name: `t${index}`, stage, day: `2025-0${index}-15`, chance: `0.${index}` })
  }
})
afterAll(() => fixture?.drop())

/** Promotes the running application with its definitions changed; answers the codes of errors where it is refused. */
async function change(
  edit: (definition: Definition) => Definition | undefined,
  more: readonly Definition[] = [],
): Promise<string[]> {
  const { db, ed, catalogs } = fixture.system
  const base = await readHead(db)
  const application = toNamed((await loadRevision(db, base)).application)
  const definitions = [...application.definitions.flatMap(item => edit(item) ?? []), ...more]
  const origin = { author: null, message: 'change', source: 'test' }
  try {
    await promote(db, { ed, base, application: { ...application, definitions }, findings: findFindings, ...origin })
    await catalogs.refresh()
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return (error.extras.findings as { code: string; severity: string }[]).flatMap(finding =>
      finding.severity === 'error' ? finding.code : [],
    )
  }
}

const ofTrial = (edit: (fields: readonly FieldDefinition[]) => readonly FieldDefinition[]) => (item: Definition) =>
  item.kind === 'object' && item.name === 'trial' ? ({ ...item, fields: edit(item.fields) } as Definition) : item
const unlisted = (item: Definition): Definition =>
  item.kind === 'role' ? { ...item, reports: item.reports?.filter(name => name !== 'chances') ?? [] } : item

test('a field that a report reckons is neither parked nor made a text without it', async () => {
  expect(await change(ofTrial(fields => fields.filter(field => field.name !== 'chance')))).toContain(
    'reference/unknown',
  )
  const asText = { id: 'fix-trial-chance', name: 'chance', type: 'text', label: { en: 'Chance' } } as FieldDefinition
  const retyped = ofTrial(fields => fields.map(field => (field.name === 'chance' ? asText : field)))
  expect(await change(retyped)).toEqual(['report/unfit-measure'])
})

test('of a parked field nothing is reckoned any more, until it is back with its values', async () => {
  const before = await fixture.own(chances)
  let parked: Definition | undefined
  const park = (item: Definition) => {
    if (item.name === 'chances') {
      parked = item
      return undefined
    }
    return unlisted(ofTrial(fields => fields.filter(field => field.name !== 'chance'))(item))
  }
  expect(await change(park)).toEqual([])
  expect((await fixture.stored('chances')).status).toBe(404)
  const gone = await fixture.own(chances)
  expect([gone.status, gone.body.type]).toEqual([400, '/problems/field/unknown'])
  const drilled = await fixture.http.ask(fixture.admin, 'POST', '/api/reports/trials_by_stage/drill', {
    fields: ['chance'],
  })
  expect(drilled.body.type).toBe('/problems/field/unknown')
  expect((await fixture.stored('trials_by_stage')).status).toBe(200)
  const chance = {
    id: 'fix-trial-chance',
    name: 'chance',
    type: 'percent',
    scale: 4,
    label: { en: 'Chance' },
  } as FieldDefinition
  const objects = ofTrial(fields => [...fields, chance])
  expect(await change(objects, parked ? [parked] : [])).toEqual([])
  expect(cellsOf((await fixture.stored('chances')).body)).toEqual(cellsOf(before.body))
})

test('a renamed field is known by both names, and a definition follows it', async () => {
  const before = cellsOf((await fixture.stored('trials_by_stage')).body)
  const renamed = ofTrial(fields => fields.map(field => (field.name === 'stage' ? { ...field, name: 'phase' } : field)))
  const followed = (item: Definition) =>
    item.name === 'trials_by_stage'
      ? ({ ...item, rows: [{ id: 'stage', field: 'phase' }] } as Definition)
      : renamed(item)
  expect(await change(followed)).toEqual([])
  expect(cellsOf((await fixture.stored('trials_by_stage')).body)).toEqual(before)
  for (const name of ['stage', 'phase']) {
    const { status, body } = await fixture.own({ ...byStage, rows: [{ id: 'row', field: name }] })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(cellsOf(body)).toEqual(before)
  }
})

test('a date that became a text is no date any more for what is asked anew', async () => {
  const asText = {
    id: 'fix-trial-day',
    name: 'day',
    type: 'text',
    label: { en: 'Closed' },
  } as FieldDefinition
  const plain = (item: Definition) =>
    item.name === 'trials_by_stage'
      ? ({ ...item, measures: [{ as: 'n', fn: 'count' }] } as unknown as Definition)
      : item
  expect(
    await change(item => ofTrial(fields => fields.map(field => (field.name === 'day' ? asText : field)))(plain(item))),
  ).toEqual([])
  const ask = async (more: object) =>
    (await fixture.own({ object: 'trial', measures: [{ as: 'n', fn: 'count' }], ...more })).body.type
  expect(await ask({ rows: [{ id: 'row', field: 'day', by: 'month' }] })).toBe('/problems/report/invalid')
  expect(await ask({ measures: [{ as: 'n', fn: 'max', field: 'day' }] })).toBe('/problems/report/invalid')
  expect(await ask({ period: { field: 'day', range: 'this_year' } })).toBe('/problems/report/invalid')
  expect(
    (
      await fixture.own({
        object: 'trial',
        rows: [{ id: 'row', field: 'day' }],
        measures: [{ as: 'n', fn: 'count' }],
      })
    ).status,
  ).toBe(200)
})
