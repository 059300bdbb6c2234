/** What is being arranged is kept on the device, also where two windows arrange the same. */
import { beforeEach, expect, test, vi } from 'vitest'
import { dropDashboardDraft, keepDashboardDraft, readDashboardDraft } from '#runtime/web/dashboards/dashboard-draft.ts'

const kept = new Map<string, string>()
let isFull = false

beforeEach(() => {
  kept.clear()
  isFull = false
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
    setItem: (key: string, value: string) => {
      if (isFull) throw new Error('full')
      kept.set(key, value)
    },
  })
  return () => vi.unstubAllGlobals()
})

const draft = (id: string) => ({ body: { tiles: [{ id, type: 'tasks' as const }] }, changed: 'then' })

test('a window that is done gives up its own, not what another one arranges', () => {
  keepDashboardDraft('home', draft('one'), 'first')
  keepDashboardDraft('home', draft('two'), 'second')
  dropDashboardDraft('home', 'first')
  expect(readDashboardDraft('home')).toMatchObject(draft('two'))
  dropDashboardDraft('home', 'second')
  expect(readDashboardDraft('home')).toBeUndefined()
})

test('whoever gives it up without a window gives it up wholly', () => {
  keepDashboardDraft('home', draft('one'), 'first')
  dropDashboardDraft('home')
  expect(readDashboardDraft('home')).toBeUndefined()
})

test('what is no draft, and what finds no room, is none', () => {
  kept.set('home', '{"body": 3}')
  expect(readDashboardDraft('home')).toBeUndefined()
  kept.set('home', 'no json')
  expect(readDashboardDraft('home')).toBeUndefined()
  keepDashboardDraft('home', draft('one'), 'first')
  isFull = true
  keepDashboardDraft('home', draft('two'), 'first')
  expect(kept.size).toBe(0)
})
