/**
 * Readers and writers at work while fields swap their names, change their type, become required, go and come back:
 * every answer is exactly what the revision that it names gives, and none fails.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NamedApplication } from '#metadata/application.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { writerBegin } from '#metadata/gate.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { loadRevision, type Revision, readHead } from '#metadata/revisions.ts'
import { quoteName } from '#metadata/storage/quote.ts'
import { storageType } from '#metadata/storage/storage-type.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { isGoneShape } from '#platform/database/database-problems.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { applicationOf, field, findMismatches, object, promoteNext, text } from './promotion-system.ts'

const soak = process.env.SOAK !== undefined
const promotions = soak ? 60 : 12
const workers = soak ? 8 : 3

let fresh: TestDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = createDatabase({ url: fresh.url, poolSize: 2 * workers + 6 })
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

/** `one` and `two` swap their names with every odd step; `extra` changes as the step says. */
function step(number: number): NamedApplication {
  const names = number % 2 === 0 ? ['left', 'right'] : ['right', 'left']
  const extras: (FieldDefinition | undefined)[] = [
    field('extra', { type: 'integer' }),
    field('extra', { type: 'text' }),
    undefined,
    field('extra', { type: 'text', required: true }),
    field('extra', { type: 'integer', required: true }),
    { ...field('extra', { type: 'decimal' }), name: 'renamed' },
  ]
  const fields = [
    text('name'),
    { ...text('one', { required: true }), name: names[0]! },
    { ...text('two'), name: names[1]! },
    ...[extras[number % extras.length] ?? []].flat(),
  ]
  return applicationOf(object('thing', fields, { ownership: 'none', search: ['left'] }))
}

interface Plan {
  readonly revision: number
  readonly fields: { readonly id: string; readonly type: string; readonly column: string }[]
}

function planOf({ number, application, storage }: Revision): Plan {
  const thing = application.definitions.find(item => item.id === 'o-thing') as ObjectDefinition
  const fields = [...thing.fields].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    revision: number,
    fields: fields.map(item => ({
      id: item.id,
      type: storageType(item)!,
      column: quoteName(storage.columnsOf(thing.id, item)!.value),
    })),
  }
}

/** What a node keeps: the plan of the head that it knows; nobody tells it of a new one. */
function createNode() {
  let plan: Promise<Plan> | undefined
  return {
    current: () => (plan ??= reload()),
    renew: () => (plan = reload()),
  }
  async function reload(): Promise<Plan> {
    return planOf(await loadRevision(db, await readHead(db)))
  }
}

/** The value that record number `n` has in a field: the same in every revision, told in the field's type. */
function storedValue(n: number, { id, type }: Plan['fields'][number]): unknown {
  if (id !== 'f-extra') return `${id}:${n}`
  return type === 'bigint' ? n : String(n)
}

async function read(node: ReturnType<typeof createNode>, wrong: string[]): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const { revision, fields } = await (attempt === 0 ? node.current() : node.renew())
    const columns = fields.map(item => item.column).join(', ')
    const statement = {
      text: `select h.revision, t.* from bm.head h left join lateral
        (select name as key, ${columns} from ed.thing order by random() limit 20) t on true`,
      values: [],
      prepared: true,
    }
    const rows = await db.arrays(statement).catch((error: unknown) => {
      if (attempt < 3 && isGoneShape(error)) return undefined
      throw error
    })
    if (!rows || (rows[0]?.[0] !== revision && attempt < 20)) continue
    if (rows[0]?.[0] !== revision) throw new Error('Too many attempts')
    for (const [, key, ...values] of rows) {
      if (key === null) continue
      const n = Number(String(key).split(':')[1])
      for (const [index, value] of values.entries()) {
        const wish = storedValue(n, fields[index]!)
        const absent = value === null && fields[index]!.id === 'f-extra' && n % 7 === 0
        if (value !== wish && !absent) wrong.push(`revision ${revision}: ${fields[index]!.id} of ${n} is ${value}`)
      }
    }
    return
  }
}

async function write(node: ReturnType<typeof createNode>, n: number): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { revision, fields } = await (attempt === 0 ? node.current() : node.renew())
    const done = await db.transaction(
      async (tx, begun) => {
        if (begun[2]?.[0]?.revision !== revision) return false
        const hasExtra = fields.some(item => item.id === 'f-extra')
        const columns = fields.map(item => item.column)
        const values = fields.map(item => storedValue(hasExtra ? n : n * 7, item))
        await tx.query({
          text: `insert into ed.thing (id, ${columns.join(', ')}) values (gen_random_uuid(), ${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
          values,
          prepared: true,
        })
        await tx.query({
          text: `update ed.thing set rev = rev + 1 where id in (select id from ed.thing where num_nulls(${columns.join(', ')}) = 0 order by random() limit 2 for update skip locked)`,
          values: [],
        })
        return true
      },
      { begin: writerBegin },
    )
    if (done) return
  }
  throw new Error('Too many attempts')
}

test('0 failed and 0 mixed answers', { timeout: 30_000 + promotions * 5_000 }, async () => {
  await promoteNext(db, step(0))
  let stop = false
  let number = 1
  let reads = 0
  const wrong: string[] = []
  const failed: unknown[] = []
  const worker = async (work: (node: ReturnType<typeof createNode>) => Promise<void>) => {
    const node = createNode()
    while (!stop) {
      await work(node).catch((error: unknown) => failed.push(error))
      await sleep(5)
    }
  }
  const all = Array.from({ length: workers }, () => [
    worker(async node => {
      await read(node, wrong)
      reads++
    }),
    worker(async node => {
      await write(node, number++)
      await sleep(number / 40)
    }),
  ]).flat()
  try {
    await sleep(300)
    for (let n = 1; n <= promotions; n++) {
      const largeFrom = Math.floor(n / 6) % 2 === 0 ? 20 : 1_000_000
      const { notes } = await promoteNext(db, step(n), { largeFrom, batchSize: 200 })
      expect(notes.filter(note => note.code === 'finish-delayed' || note.code === 'values-lost')).toEqual([])
    }
  } finally {
    stop = true
    await Promise.all(all)
  }
  expect(failed).toEqual([])
  expect(wrong).toEqual([])
  expect(reads).toBeGreaterThan(promotions * 2)
  expect(number).toBeGreaterThan(promotions * 2)
  expect(await readHead(db)).toBe(promotions + 1)
  expect(await findMismatches(db)).toEqual([])
})
