import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findImpact, unacknowledged } from '#designer/impact/find-impact.ts'
import type { ImpactItem } from '#designer/impact/impact-item.ts'
import { usualLimits, withProbe } from '#designer/impact/probe.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { toResolved } from '#metadata/references.ts'
import { newId } from '#platform/new-id.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { field } from '#tests/support/fixture-application.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'
import { type Draft, edited } from '../../metadata/shop.ts'
import { impactApplication } from './impact-application.ts'

let fixture: FixtureSystem
let boss: Caller
let stranger: Caller
const ids: string[] = []

beforeAll(async () => {
  fixture = await fixtureSystem(impactApplication())
  stranger = await fixture.person('Nobody', [])
  const rep = await fixture.person('Rita', ['fix-role-rep'])
  boss = await fixture.person('Both', ['fix-role-rep', 'fix-role-boss'])
  const rows = [
    { name: 'one', fax: '1', size: '10', code: 'x', stage: 'open', tags: ['a'], budget: 5, owner_id: rep.actor.userId },
    { name: 'two', fax: '2', size: 'many', code: 'x', stage: 'won', tags: ['a', 'b'], budget: 500 },
    { name: 'three', size: ' 1,000 ', code: 'y', stage: 'lost', budget: -1 },
    { name: 'four', size: null, code: null, stage: null },
    { name: 'gone', fax: '9', size: 'none', deleted_at: new Date() },
  ]
  for (const row of rows) ids.push(await fixture.insert('account', row))
  await fixture.insert('visit', { name: 'first', account: ids[0] })
})
afterAll(() => fixture.drop())

async function impactOf(edit: (draft: Draft) => void, limits = usualLimits, who = boss): Promise<ImpactItem[]> {
  const before = impactApplication()
  const asker = toContext(fixture.system, who)
  return findImpact(fixture.system, toResolved(before), toResolved(edited(before, edit)), limits, asker)
}

function without(draft: Draft, name: string): void {
  const account = draft.get('object', 'account')
  account.fields = account.fields.filter(item => item.name !== name)
}

/** Puts a field of another type in the place of one, with the same id. */
function retype(draft: Draft, name: string, more: ReturnType<typeof field>): void {
  const account = draft.get('object', 'account')
  account.fields = account.fields.map(item => (item.name === name ? more : item))
}

test('nothing changes, nothing is told', async () => {
  expect(await impactOf(() => undefined)).toEqual([])
})

describe('records', () => {
  test('a removed field: records with a value, deleted ones not counted, parked', async () => {
    const [item, ...more] = await impactOf(draft => without(draft, 'fax'))
    expect(more).toEqual([])
    expect(item).toMatchObject({
      key: 'remove-field account.fax',
      severity: 'destructive',
      object: 'account',
      field: 'fax',
      rows: 2,
      counted: 'exactly',
      sample: { object: 'account', filter: { rules: [{ field: 'fax', operator: 'notNull' }] } },
    })
    expect([...(item?.sample?.ids ?? [])].sort()).toEqual([ids[0], ids[1]].sort())
    expect(item?.message.en).toContain('2 records')
    expect(item?.message['zh-CN']).toContain('2 条记录')
  })

  test('a removed field without values needs no acknowledgement', async () => {
    const items = await impactOf(draft => without(draft, 'partner'))
    expect(items).toMatchObject([{ key: 'remove-field account.partner', severity: 'info', rows: 0 }])
    expect(unacknowledged(items, [])).toEqual([])
  })

  test('a removed object', async () => {
    const items = await impactOf(draft => {
      draft.definitions.splice(
        draft.definitions.findIndex(item => item.name === 'visit'),
        1,
      )
      const rep = draft.get('role', 'rep')
      rep.rights = (rep.rights ?? []).filter(item => item.object !== 'visit')
    })
    expect(items).toMatchObject([{ key: 'remove-object visit', severity: 'destructive', rows: 1 }])
  })

  test('a changed type: what converts, what does not, and which', async () => {
    const [item] = await impactOf(draft => retype(draft, 'size', field('account', 'size', 'integer')))
    expect(item).toMatchObject({
      key: 'change-type account.size',
      severity: 'destructive',
      rows: 1,
      sample: { object: 'account', ids: [ids[1]] },
    })
    expect(item?.message.en).toContain('converted: 2 records')
  })

  test('a type that says everything is no loss', async () => {
    const items = await impactOf(draft => retype(draft, 'budget', field('account', 'budget', 'text')))
    expect(items).toMatchObject([{ key: 'change-type account.budget', severity: 'warning', rows: 0 }])
  })

  test('a reference that leads to another object', async () => {
    await fixture.system.db.query(sql`update ed.account set partner = ${ids[0]}::uuid where name = 'two'`)
    const items = await impactOf(draft =>
      retype(draft, 'partner', field('account', 'partner', 'reference', { target: 'visit' })),
    )
    await fixture.system.db.query(sql`update ed.account set partner = null`)
    expect(items).toMatchObject([{ key: 'retarget account.partner', severity: 'destructive', rows: 1 }])
  })

  test.each<[string, (draft: Draft) => void, object]>([
    [
      'a required field',
      d => Object.assign(d.field('account', 'code'), { required: true }),
      { key: 'require-field account.code', rows: 1 },
    ],
    [
      'a required list',
      d => Object.assign(d.field('account', 'tags'), { required: true }),
      { key: 'require-field account.tags', rows: 2 },
    ],
    [
      'a new required field',
      d => d.get('object', 'account').fields.push(field('account', 'area', 'text', { required: true })),
      { key: 'require-field account.area', rows: 4 },
    ],
    [
      'a field that becomes another type and required',
      d => retype(d, 'size', field('account', 'size', 'integer', { required: true })),
      { key: 'require-field account.size', rows: 2 },
    ],
    [
      'a unique field',
      d => Object.assign(d.field('account', 'code'), { unique: true }),
      { key: 'unique account.code', rows: 1 },
    ],
    [
      'fields that are unique together',
      d => Object.assign(d.get('object', 'account'), { keys: [{ id: 'k', fields: ['code', 'rev'] }] }),
      { key: 'unique account.code+rev', rows: 1 },
    ],
    [
      'a choice that goes',
      d => Object.assign(d.field('account', 'stage'), { choices: [{ code: 'open', label: {} }] }),
      { key: 'narrow-choices account.stage', rows: 2 },
    ],
    [
      'one of several choices that goes',
      d => Object.assign(d.field('account', 'tags'), { choices: [{ code: 'a', label: {} }] }),
      { key: 'narrow-choices account.tags', rows: 1 },
    ],
    [
      'a text that becomes a choice',
      d => retype(d, 'code', field('account', 'code', 'choice', { choices: [{ code: 'x', label: {} }] })),
      { key: 'narrow-choices account.code', rows: 1 },
    ],
    [
      'a shorter text',
      d => Object.assign(d.field('account', 'name'), { maxLength: 3 }),
      { key: 'limit account.name maxLength', rows: 2 },
    ],
    [
      'a smallest number',
      d => Object.assign(d.field('account', 'budget'), { min: '0' }),
      { key: 'limit account.budget min', rows: 1 },
    ],
    [
      'a largest number',
      d => Object.assign(d.field('account', 'budget'), { max: '100' }),
      { key: 'limit account.budget max', rows: 1 },
    ],
    [
      'a pattern',
      d => Object.assign(d.field('account', 'size'), { pattern: '\\d+' }),
      { key: 'pattern account.size', rows: 2 },
    ],
  ])('%s', async (_, edit, expected) => {
    const items = await impactOf(edit)
    expect(items.find(item => item.severity === 'warning')).toMatchObject(expected)
    expect(
      unacknowledged(
        items.filter(item => item.code !== 'change-type'),
        [],
      ),
    ).toEqual([])
  })

  test('what nobody violates is not told', async () => {
    const items = await impactOf(d => {
      Object.assign(d.field('account', 'name'), { maxLength: 100, unique: true })
      Object.assign(d.field('account', 'budget'), { min: '-10', max: '1000' })
    })
    expect(items).toEqual([])
  })

  test('a limit of a data type reaches its fields', async () => {
    const items = await impactOf(draft => {
      draft.add({ id: 'fix-type-short', kind: 'type', name: 'short', label: {}, base: 'text', maxLength: 3 })
      Object.assign(draft.field('account', 'name'), { dataType: 'short' })
    })
    expect(items).toMatchObject([{ key: 'limit account.name maxLength', rows: 2 }])
  })

  test('counting ends at the limit', async () => {
    const [item] = await impactOf(draft => without(draft, 'size'), { ...usualLimits, rows: 2 })
    expect(item).toMatchObject({ rows: 2, counted: 'atLeast', severity: 'destructive' })
    expect(item?.message.en).toContain('at least 2 records')
  })

  test('what cannot be counted in time is still told, and to be acknowledged', async () => {
    const blocked = await fixture.system.db.transaction(async tx => {
      await tx.script('lock table ed.account in access exclusive mode')
      return impactOf(draft => without(draft, 'fax'), { ...usualLimits, statementMs: 60, totalMs: 100 })
    })
    expect(blocked).toMatchObject([{ key: 'remove-field account.fax', severity: 'destructive' }])
    expect(blocked[0]).not.toHaveProperty('rows')
    expect(blocked[0]?.message.en).toContain('an unknown number of records')
    expect(unacknowledged(blocked, ['remove-field account.tax'])).toEqual(blocked)
    expect(unacknowledged(blocked, ['remove-field account.fax'])).toEqual([])
  })
})

test('two look at once at most, and whose time is over asks nothing more', async () => {
  const { db, ed } = fixture.system
  let [running, most] = [0, 0]
  const look = () =>
    withProbe(db, ed, usualLimits, async probe => {
      most = Math.max(most, ++running)
      await probe.ask('select pg_sleep(0.05)')
      running -= 1
    })
  await Promise.all([1, 2, 3, 4, 5].map(look))
  expect(most).toBe(2)
  const late = await withProbe(db, ed, { ...usualLimits, totalMs: 0 }, probe => probe.ask('select 1 as one'))
  expect(late).toBeUndefined()
})

test('what a part of a table shows is told as an estimate, and none in a part is not none at all', async () => {
  const slow = { ...usualLimits, statementMs: 400, totalMs: 4000 }
  const { db, ed } = fixture.system
  await db.script(`create function ed.slow(value text) returns boolean language sql volatile as
    $$ select pg_sleep(0.05) is not null and $1 is not null $$`)
  const counts = await withProbe(db, ed, { ...slow, part: 1 }, async probe => [
    await probe.count('account', 'ed.slow(t.name) and ed.slow(t.name) and ed.slow(t.name)'),
    await probe.count('account', 'false'),
  ])
  await db.script('drop function ed.slow')
  expect(counts[0]?.counted).toBe('estimated')
  expect(counts[0]?.rows).not.toBe(0)
  expect(counts[1]).toEqual({ rows: 0, counted: 'exactly', ids: [] })
})

describe('people', () => {
  test('nobody is named to one who may not see people', async () => {
    const [item] = await impactOf(
      draft => Object.assign(draft.get('role', 'rep').rights![0]!, { read: 'own' }),
      usualLimits,
      stranger,
    )
    expect(item).toMatchObject({ rows: 1, people: [{ name: null, before: 4, after: 1 }] })
    expect(JSON.stringify(item)).not.toContain('Rita')
  })

  test('who sees less, with what they see', async () => {
    const items = await impactOf(draft => Object.assign(draft.get('role', 'rep').rights![0]!, { read: 'own' }))
    expect(items).toMatchObject([
      {
        key: 'lose-access rep account.read',
        severity: 'warning',
        rows: 1,
        people: [{ name: 'Rita', before: 4, after: 1 }],
      },
    ])
    expect(items[0]?.message.en).toBe('rep: 1 person may see less of account, such as Rita: 1 instead of 4.')
  })

  test('who may do more', async () => {
    const items = await impactOf(draft => Object.assign(draft.get('role', 'rep').rights![0]!, { delete: 'all' }))
    expect(items).toMatchObject([{ key: 'gain-access rep account.delete', severity: 'info', rows: 2 }])
  })

  test('a hidden field', async () => {
    const items = await impactOf(draft =>
      Object.assign(draft.get('role', 'rep').rights![0]!, { fields: [{ field: 'fax', access: 'hidden' }] }),
    )
    expect(items).toMatchObject([{ key: 'lose-access rep account.fax', rows: 1 }])
    expect(items[0]?.message.en).toContain('no longer see fax of account')
  })

  test('a role that goes takes its people’s rights with it', async () => {
    const items = await impactOf(draft =>
      draft.definitions.splice(
        draft.definitions.findIndex(item => item.name === 'rep'),
        1,
      ),
    )
    expect(items[0]).toMatchObject({ key: 'remove-role rep', severity: 'destructive', rows: 2 })
    expect(new Map(items.slice(1).map(item => [item.key, item.rows]))).toEqual(
      new Map([
        ['lose-access rep account.read', 1],
        ['lose-access rep visit.read', 2],
        ['lose-access rep user.read', 1],
      ]),
    )
  })

  test('a system right', async () => {
    const items = await impactOf(draft => Object.assign(draft.get('role', 'boss'), { system: ['design'] }))
    expect(items).toMatchObject([{ key: 'lose-right boss promote', rows: 1, severity: 'warning' }])
  })

  test('another ownership', async () => {
    const items = await impactOf(draft => Object.assign(draft.get('object', 'account'), { ownership: 'none' }))
    expect(items).toMatchObject([{ key: 'change-access account', rows: 2 }])
  })

  test('saved views, personal reports and keys that use what goes', async () => {
    const { db } = fixture.system
    const definition = { columns: [{ field: 'fix-account-name' }, { field: 'fix-account-fax' }] }
    await db.query(sql`insert into ed_log.personal_list (id, owner_id, object_id, name, shared, definition)
      values (${newId()}, ${newId()}, 'fix-account', 'mine', 'none', ${JSON.stringify(definition)}::jsonb)`)
    const report = { object: 'fix-account', rows: [{ id: 'fax', field: 'fix-account-fax' }], measures: [] }
    await db.query(sql`insert into ed_log.personal_report (id, owner_id, object_id, name, shared, definition)
      values (${newId()}, ${newId()}, 'fix-account', 'mine', 'none', ${JSON.stringify(report)}::jsonb)`)
    await db.query(sql`insert into platform.api_key (id, key_hash, prefix, user_id, name)
      values (${newId()}, ${Buffer.from('x')}, 'x', ${newId()}, 'program')`)
    const items = await impactOf(draft => without(draft, 'fax'))
    expect(items.map(item => [item.key, item.rows])).toEqual([
      ['remove-field account.fax', 2],
      ['touch-views account.fax', 1],
      ['touch-reports account.fax', 1],
      ['touch-keys', 1],
    ])
  })
})

describe('dashboards that people keep', () => {
  const label = { en: 'X', 'zh-CN': '甲' }
  const definition = (kind: string, name: string, more: object) =>
    ({ id: `fix-${name}`, kind, name, label: { en: name, 'zh-CN': name }, ...more }) as unknown as Definition
  const measures = [
    { as: 'n', fn: 'count' },
    { as: 'most', fn: 'max', field: 'budget', label },
  ]
  const kept = (): NamedApplication => {
    const application = impactApplication()
    const more = [
      definition('report', 'yearly', {
        object: 'visit',
        period: { field: 'created_at', range: 'this_year' },
        measures: [measures[0]],
      }),
      definition('report', 'budgets', { object: 'account', measures }),
      definition('list', 'faxes', { object: 'account', columns: [{ field: 'fax' }] }),
      definition('dashboard', 'board', { home: true, tiles: [{ id: 'faxes', type: 'list', list: 'faxes' }] }),
    ]
    return { ...application, definitions: [...application.definitions, ...more] }
  }
  const impact = async (edit: (draft: Draft) => void, who = boss) =>
    (
      await findImpact(
        fixture.system,
        toResolved(kept()),
        toResolved(edited(kept(), edit)),
        usualLimits,
        toContext(fixture.system, who),
      )
    ).filter(item => /-(dashboards|copies|homes|views|reports)$/.test(item.code))
  const drop = (draft: Draft, name: string) =>
    draft.definitions.splice(
      draft.definitions.findIndex(item => item.name === name),
      1,
    )

  beforeAll(async () => {
    const { db } = fixture.system
    const keep = async (owner: string, base: string | null, body: object) =>
      db.query(sql`insert into ed_log.personal_dashboard (id, owner_id, base_id, name, shared, definition)
        values (${newId()}, ${owner}, ${base}, 'mine', 'none', ${JSON.stringify(body)}::jsonb)`)
    const own = newId()
    const report = { object: 'fix-account', rows: [{ id: 'size', field: 'fix-account-size' }], measures: [] }
    await db.query(sql`insert into ed_log.personal_report (id, owner_id, object_id, base_id, name, shared, definition)
      values (${own}, ${boss.actor.userId}, 'fix-account', 'fix-budgets', 'mine', 'none', ${JSON.stringify(report)}::jsonb)`)
    await keep(boss.actor.userId, 'fix-board', {
      tiles: [
        { id: 'faxes', type: 'list', list: 'fix-faxes' },
        { id: 'own', type: 'report', report: own },
        { id: 'most', type: 'kpi', report: 'fix-budgets', measure: 'most' },
      ],
    })
    await keep(stranger.actor.userId, null, {
      tiles: [{ id: 'year', type: 'kpi', report: 'fix-yearly', measure: 'n', compare: 'year' }],
    })
    await db.query(sql`insert into ed_log.home_dashboard (user_id, dashboard)
      values (${boss.actor.userId}, 'fix-board'), (${stranger.actor.userId}, 'fix-board')`)
  })

  test('a list that goes, with the dashboard made of it: whose copies, whose home page', async () => {
    const items = await impact(draft => {
      drop(draft, 'faxes')
      drop(draft, 'board')
    })
    expect(items.map(item => [item.key, item.severity, item.rows])).toEqual([
      ['touch-dashboards faxes', 'warning', 1],
      ['touch-homes board', 'warning', 2],
      ['touch-copies board', 'info', 1],
    ])
    expect(items[0]).toMatchObject({ people: [{ id: boss.actor.userId, name: 'Both' }] })
    expect(items[0]?.message.en).toBe('faxes is on 1 personal dashboard; there it is said that it is gone (people: 1).')
    expect((await impact(draft => drop(draft, 'board'), stranger))[0]?.people).toMatchObject([
      { name: null },
      { name: null },
    ])
  })

  test('a field that a personal report on a tile uses', async () => {
    const items = await impact(draft => without(draft, 'size'))
    expect(items.map(item => [item.key, item.rows])).toEqual([
      ['touch-reports account.size', 1],
      ['touch-dashboards account.size', 1],
    ])
  })

  test('a figure and a period that a report loses', async () => {
    const items = await impact(draft => {
      const budgets = draft.get('report', 'budgets')
      budgets.measures = budgets.measures.slice(0, 1)
      const { period: _, ...yearly } = draft.get('report', 'yearly')
      draft.definitions.splice(draft.definitions.indexOf(draft.get('report', 'yearly')), 1, yearly)
    })
    expect(items.map(item => [item.key, item.rows])).toEqual([
      ['touch-dashboards yearly.period', 1],
      ['touch-dashboards budgets.most', 1],
    ])
  })

  test('a field of another type, and a report that is about other records, in the variants of it', async () => {
    const items = await impact(draft => {
      retype(draft, 'size', field('account', 'size', 'integer'))
      draft.get('report', 'budgets').filter = {
        combinator: 'and',
        rules: [{ field: 'code', operator: '=', value: 'x' }],
      }
    })
    expect(items.map(item => [item.key, item.severity, item.rows])).toEqual([
      ['retype-reports account.size', 'warning', 1],
      ['change-reports budgets', 'info', 1],
    ])
  })

  test('another name is no loss', async () => {
    expect(
      await impact(draft => {
        draft.get('list', 'faxes').label = { en: 'Telefaxes', 'zh-CN': '传真' }
      }),
    ).toEqual([])
  })
})

test('the work on a large table is reckoned', async () => {
  await fixture.system.db.script(
    `insert into ed.visit (id, name) select gen_random_uuid(), n::text from generate_series(1, 12000) n`,
  )
  const before = impactApplication()
  const after = edited(before, draft => {
    const visit = draft.get('object', 'visit')
    visit.fields = visit.fields.map(item => (item.name === 'name' ? field('visit', 'name', 'integer') : item))
  })
  const items = await findImpact(fixture.system, toResolved(before), toResolved(after))
  const fill = items.find(item => item.key === 'back-fill visit')
  expect(fill).toMatchObject({ severity: 'info', rows: 12_001 })
  expect(fill?.seconds).toBeGreaterThan(0)
})
