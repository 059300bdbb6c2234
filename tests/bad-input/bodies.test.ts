/** Bodies that cannot be read, or are not what a door takes: refused at every door that takes one, and nothing changes. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openWorld, type World } from '#tests/access/world.ts'
import { databaseState } from '#tests/support/database-state.ts'
import { type Door, doorsOf } from './doors.ts'

let world: World
let doors: Door[]

beforeAll(async () => {
  world = await openWorld()
  doors = doorsOf(world).filter(door => ['POST', 'PUT', 'PATCH'].includes(door.method))
})
afterAll(() => world?.full.drop())

const unreadable: Readonly<Record<string, string | Buffer>> = {
  'not closed': '{"name":',
  'two values': '{}{}',
  'not JSON': '<name>x</name>',
  'a comment': '{/**/}',
  'broken UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  'UTF-16': Buffer.from('{"name":"x"}', 'utf16le'),
  'deep lists': '['.repeat(200_000) + ']'.repeat(200_000),
  'deep objects': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'a null character': '{"name":"a\\u0000b"}',
  'a null character in a key': '{"na\\u0000me":"a"}',
  'half a surrogate pair': '{"name":"\\ud800"}',
  __proto__: '{"__proto__":{"name":"x"}}',
  'nested __proto__': '{"name":{"a":[{"__proto__":{}}]}}',
  'escaped __proto__': '{"\\u005f\\u005fproto__":{"name":"x"}}',
  'constructor.prototype': '{"constructor":{"prototype":{"name":"x"}}}',
}

const misshapen: Readonly<Record<string, string>> = {
  nothing: '',
  null: 'null',
  'a list': '[]',
  'a text': '"name"',
  'a number': '1e400',
  'a truth': 'true',
}

/** Doors where no body is as good as an empty one. */
const mayBeEmpty =
  /\/(actions|lists|queries|reports|report-runs|messages|workflows|transitions)\/|\/(undo|redo)$|\/tasks\/[^/]+\/(claim|release|complete)$|\/workflow-instances\/[^/]+\/(cancel|withdraw)$/

async function refusals(payloads: Readonly<Record<string, string | Buffer>>, at: readonly Door[], type: string) {
  const before = await databaseState(world.full.system.db)
  const wrong: string[] = []
  for (const { route, method, path } of at) {
    for (const [what, payload] of Object.entries(payloads)) {
      if (mayBeEmpty.test(path) && (what === 'nothing' || what === 'null')) continue
      const answer = await world.ask('admin', {
        method,
        path,
        headers: { 'content-type': type, 'if-match': '*' },
        ...(payload.length > 0 ? { body: payload } : {}),
      })
      const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
      if (![400, 413, 415, 422].includes(answer.status) || !isProblem || !answer.body.detail)
        wrong.push(`${route}, ${what}: ${answer.status} ${answer.text.slice(0, 300)}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await databaseState(world.full.system.db)).toEqual(before)
}

test('what cannot be read is refused at every door', async () => {
  await refusals(unreadable, doors, 'application/json')
})

test('what is no object is refused at every door that takes one', async () => {
  const taking = doors.filter(({ route }) => world.full.schemas.get(route)?.body)
  expect(taking.length).toBeGreaterThan(15)
  await refusals(misshapen, taking, 'application/json')
})

test('a name that no door knows is refused', async () => {
  const strict = doors.filter(({ route }) => world.full.schemas.get(route)?.body)
  await refusals(
    { 'unknown name': '{"nonsense":1}', 'a name of every object': '{"toString":1,"constructor":1}' },
    strict,
    'application/json',
  )
})

test('six megabytes are too many', async () => {
  const taking = doors.filter(({ route }) => world.full.schemas.get(route)?.body)
  await refusals({ huge: JSON.stringify({ name: 'x'.repeat(6_000_000) }) }, taking, 'application/json')
})

test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])(
  'a body of the type %s is refused',
  async type => {
    const taking = doors.filter(({ route }) => world.full.schemas.get(route)?.body)
    await refusals({ form: 'name=x' }, taking, type)
  },
)

test('nothing has reached the prototype of all objects', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as { name?: unknown }).name).toBeUndefined()
})
