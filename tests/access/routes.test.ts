/** Every registered route against hidden fields, read-only fields, foreign records and missing rights; one without cases fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type AccessCase, type Aspect, aspects, type RouteCases } from './case.ts'
import { designerCases } from './designer-cases.ts'
import { otherCases } from './other-cases.ts'
import { recordCases } from './record-cases.ts'
import { workflowCases } from './workflow-cases.ts'
import { openWorld, secrets, type World } from './world.ts'

let world: World
let all: Readonly<Record<string, RouteCases>>

beforeAll(async () => {
  world = await openWorld()
  all = { ...recordCases(world), ...otherCases(world), ...designerCases(world), ...workflowCases(world) }
})
afterAll(() => world?.full.drop())

function casesOf(route: string, aspect: Aspect): readonly AccessCase[] {
  const cases = all[route]?.[aspect] ?? []
  return typeof cases === 'string' ? [] : cases
}

test('every route has cases for each aspect, or a reason', () => {
  expect(world.full.routes.filter(route => all[route] === undefined)).toEqual([])
  for (const [route, cases] of Object.entries(all)) {
    for (const aspect of aspects) expect(cases[aspect].length, `${route} ${aspect}`).toBeGreaterThan(0)
  }
})

test('no case is for a route that does not exist', () => {
  expect(Object.keys(all).filter(route => !world.full.routes.includes(route))).toEqual([])
})

describe.each(aspects)('%s', aspect => {
  test('asks and leaks nothing', async () => {
    const wrong: string[] = []
    for (const route of world.full.routes) {
      for (const item of casesOf(route, aspect)) {
        const found = await faultsOf(route, item).catch((error: unknown) => [String(error)])
        wrong.push(...found.map(fault => `${route} ${item.path} ${JSON.stringify(item.body ?? '')}: ${fault}`))
      }
    }
    expect(wrong).toEqual([])
  })
})

/** What is wrong with the answer. */
async function faultsOf(route: string, item: AccessCase): Promise<string[]> {
  const method = route.split(' ')[0] as string
  const { who = 'clerk', path, body, headers = {} } = item
  const answer = await world.ask(who, { method, path, body, headers })
  const said = `${answer.text} ${JSON.stringify(answer.headers)}`
  const faults = secrets
    .filter(secret => said.includes(secret) && !item.knows?.includes(secret))
    .map(secret => `tells ${secret}: ${answer.text}`)
  if (answer.status !== item.status) faults.push(`answers ${answer.status}: ${answer.text.slice(0, 500)}`)
  else {
    if (item.code && answer.body.type !== `/problems/${item.code}`) faults.push(`is ${answer.body.type}`)
    if (item.sees && !said.includes(item.sees)) faults.push(`lacks ${item.sees}: ${answer.text.slice(0, 500)}`)
    for (const text of item.lacks ?? []) if (said.includes(text)) faults.push(`tells ${text}: ${answer.text}`)
    if (item.status >= 400 && !String(answer.headers['content-type']).startsWith('application/problem+json'))
      faults.push(`is ${answer.headers['content-type']}`)
  }
  if (item.like) faults.push(...(await differencesOf(method, item, answer.text)))
  await item.check?.(world, answer)
  return faults
}

/** A name that does not exist has to be answered in the same words. */
async function differencesOf(method: string, item: AccessCase, text: string): Promise<string[]> {
  const { like = '', who = 'clerk', headers = {} } = item
  const other = /^[0-9a-f-]{36}$/.test(like) ? '01890000-0000-7000-8000-000000000000' : 'qqqqqqqq'
  const path = item.path.replaceAll(like, other)
  const body =
    item.body === undefined || typeof item.body === 'string'
      ? item.body
      : JSON.parse(JSON.stringify(item.body).replaceAll(like, other))
  const answer = await world.ask(who, { method, path, body, headers })
  return answer.text.replaceAll(other, like) === text ? [] : [`differs from unknown: ${text} / ${answer.text}`]
}
