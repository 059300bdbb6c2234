import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { absenceRoutes } from '#runtime/absences/absence-routes.ts'
import { findSubstitutes } from '#runtime/absences/find-substitutes.ts'
import { toSubstitutes } from '#runtime/absences/substitutes.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const away = (userId: string, substituteId: string | null) => ({ userId, substituteId })

describe('who stands in for whom', () => {
  test('along a chain, as far as somebody is there', () => {
    const found = toSubstitutes([away('a', 'b'), away('b', 'c'), away('x', null)])
    expect(['a', 'b', 'c', 'x'].map(found.substituteOf)).toEqual(['c', 'c', undefined, undefined])
    expect(found.actsFor('c')).toEqual(['b', 'a'])
    expect(found.actsFor('b')).toEqual(['a'])
    expect(['a', 'c', 'x'].map(found.isAbsent)).toEqual([true, false, true])
  })

  test('a circle ends: nobody is there', () => {
    const found = toSubstitutes([away('a', 'b'), away('b', 'a'), away('z', 'z')])
    expect(['a', 'b', 'z'].map(found.substituteOf)).toEqual([undefined, undefined, undefined])
    expect([found.actsFor('a'), found.actsFor('z')]).toEqual([['b'], []])
  })

  test('with two absences at once, the one with a substitute counts', () => {
    expect(toSubstitutes([away('a', null), away('a', 'b'), away('a', 'c')]).substituteOf('a')).toBe('b')
  })

  test('whoever is found is there, and acts for the absent', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const absences = fc.uniqueArray(fc.tuple(person, person), { selector: ([who]) => who })
    fc.assert(
      fc.property(absences, person, (pairs, who) => {
        const found = toSubstitutes(pairs.map(([userId, substitute]) => away(userId, substitute)))
        const substitute = found.substituteOf(who)
        expect(found.actsFor(who)).not.toContain(who)
        if (substitute === undefined) return
        expect(found.isAbsent(substitute)).toBe(false)
        expect(found.actsFor(substitute)).toContain(who)
      }),
    )
  })
})

describe('kept by oneself', () => {
  let fixture: FixtureSystem
  let http: FixtureHttp
  let ann: Caller
  let bob: Caller
  let nobody: Caller

  beforeAll(async () => {
    fixture = await fixtureSystem(accessApplication())
    ann = await fixture.person('Ann', ['fix-role-clerk'])
    bob = await fixture.person('Bob', ['fix-role-clerk'])
    nobody = await fixture.person('Nobody', ['fix-role-nobody'])
    http = await fixtureHttp([absenceRoutes({ system: fixture.system })], fixture.system)
  })
  afterAll(async () => {
    await http?.http.close()
    await fixture?.drop()
  })
  const list = async (who: Caller) => (await http.ask(who, 'GET', '/api/absences')).body.absences
  const on = (day: string) => findSubstitutes(toContext(fixture.system, ann), new Date(day))

  test('made, changed, in force on its days, and taken back', async () => {
    const given = { from: '2026-12-24', to: '2026-12-31', substitute: bob.actor.userId, note: '休假' }
    const { status, body } = await http.ask(ann, 'POST', '/api/absences', given)
    expect(status).toBe(201)
    expect(await list(ann)).toEqual([{ id: body.id, ...given, substitute: { id: bob.actor.userId, title: 'Bob' } }])
    expect(await list(bob)).toEqual([])
    // Days begin at midnight in the time zone of the system.
    expect((await on('2026-12-23T15:59:59Z')).substituteOf(ann.actor.userId)).toBeUndefined()
    expect((await on('2026-12-23T16:00:00Z')).substituteOf(ann.actor.userId)).toBe(bob.actor.userId)
    expect((await on('2026-12-31T15:59:59Z')).actsFor(bob.actor.userId)).toEqual([ann.actor.userId])
    expect((await on('2026-12-31T16:00:00Z')).actsFor(bob.actor.userId)).toEqual([])
    const path = `/api/absences/${body.id}`
    expect((await http.ask(bob, 'PUT', path, given)).status).toBe(404)
    expect((await http.ask(bob, 'DELETE', path)).status).toBe(404)
    expect((await http.ask(ann, 'PUT', path, { ...given, to: '2026-12-25', substitute: null })).status).toBe(204)
    expect(await list(ann)).toMatchObject([{ to: '2026-12-25', substitute: null, note: '休假' }])
    expect((await http.ask(ann, 'DELETE', path)).status).toBe(204)
    expect(await list(ann)).toEqual([])
  })

  test('also by who has no role for it', async () => {
    expect((await http.ask(nobody, 'POST', '/api/absences', { from: '2026-01-01', to: '2026-01-01' })).status).toBe(201)
    expect(await list(nobody)).toHaveLength(1)
  })

  test('not backward, not with oneself, not with nobody', async () => {
    const code = async (more: object) =>
      (await http.ask(ann, 'POST', '/api/absences', { from: '2026-05-02', to: '2026-05-03', ...more })).body.errors?.[0]
        .code
    expect(await code({ to: '2026-05-01' })).toBe('absence/backward')
    expect(await code({ substitute: ann.actor.userId })).toBe('absence/oneself')
    expect(await code({ substitute: '01890000-0000-7000-8000-000000000000' })).toBeDefined()
  })

  test('a substitute who has left is none', async () => {
    const carl = await fixture.person('Carl', [])
    const given = { from: '2026-06-01', to: '2026-06-30', substitute: carl.actor.userId }
    expect((await http.ask(ann, 'POST', '/api/absences', given)).status).toBe(201)
    expect((await on('2026-06-10')).substituteOf(ann.actor.userId)).toBe(carl.actor.userId)
    await fixture.system.db.query({
      text: 'update ed."user" set active = false where id = $1',
      values: [carl.actor.userId],
    })
    const found = await on('2026-06-10')
    expect([found.isAbsent(ann.actor.userId), found.substituteOf(ann.actor.userId)]).toEqual([true, undefined])
  })
})
