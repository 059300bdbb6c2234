/**
 * What is asked again because of what was heard: only what is on the screen and shows what was changed. Many changes
 * are one question, a moment later; a list that somebody is typing in waits until he has finished.
 */
import type { Query, QueryClient } from '@tanstack/react-query'
import { refreshRecords } from '../api/refresh-records.ts'
import type { HeardEvent } from './connect-events.ts'

/** Milliseconds: changes are gathered for so long, and a list looks for new records so often at most. */
const moment = 400
const spread = 600
const seldom = 15_000
/** What was read so short ago knows of one's own change. */
const fresh = 3_000

/** Takes events; `stop` forgets what waits. */
export function createEventApplier(client: QueryClient): { hear: (heard: HeardEvent) => void; stop: () => void } {
  const waiting = new Map<string, Query>()
  const lookedAt = new Map<string, number>()
  const timers = new Set<ReturnType<typeof setTimeout>>()

  const later = (act: () => void, milliseconds: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, milliseconds)
    timers.add(timer)
  }
  const askSoon = (queries: readonly Query[], after = moment) => {
    const isFirst = waiting.size === 0
    for (const query of queries) waiting.set(query.queryHash, query)
    if (isFirst && waiting.size > 0) later(ask, after + Math.random() * spread)
  }
  function ask(): void {
    if (isTyping()) {
      later(ask, 1_000)
      return
    }
    const hashes = new Set(waiting.keys())
    waiting.clear()
    void client.invalidateQueries({ predicate: query => hashes.has(query.queryHash), refetchType: 'active' })
  }

  function hearRecords({ object = '', ids, mine = false }: HeardEvent['data']): void {
    if (object === 'task') void client.invalidateQueries({ queryKey: ['tasks'] })
    const now = Date.now()
    const active = client.getQueryCache().findAll({ type: 'active' })
    const due = active.filter(query => !(mine && now - query.state.dataUpdatedAt < fresh))
    askSoon(due.filter(query => isTouched(query, object, ids)))
    const lists = due.filter(({ queryKey: [area, name] }) => area === 'records' && name === object)
    const last = lookedAt.get(object) ?? 0
    if (lists.length === 0 || now - last < seldom) return
    lookedAt.set(object, now)
    askSoon(lists)
    // What comes meanwhile is seen at the end of the pause.
    later(() => askSoon(lists), seldom)
  }

  return {
    hear({ event, data }) {
      switch (event) {
        case 'records':
          return hearRecords(data)
        case 'promotion':
          return later(
            () => void client.invalidateQueries({ queryKey: ['catalog'] }, { cancelRefetch: false }),
            Math.random() * spread,
          )
        case 'refresh':
          return later(() => void refreshRecords(client), Math.random() * 5_000)
        default:
          return later(() => void client.invalidateQueries({ queryKey: [event] }), Math.random() * spread)
      }
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** Whether the query shows one of the records. */
function isTouched(query: Query, object: string, ids: readonly string[] | undefined): boolean {
  const [, name, id] = query.queryKey
  if (name === object && typeof id === 'string' && (ids === undefined || ids.includes(id))) return true
  if (ids === undefined || query.state.data === undefined) return false
  const text = JSON.stringify(query.state.data)
  return ids.some(item => text.includes(item))
}

function isTyping(): boolean {
  const { activeElement } = document
  return (
    activeElement instanceof HTMLElement &&
    activeElement.closest('main') !== null &&
    (activeElement.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(activeElement.tagName)) &&
    !/^(checkbox|radio|button)$/.test((activeElement as HTMLInputElement).type)
  )
}
