/** A dashboard that is being arranged and not saved yet, kept on this device so that nothing is lost. */
import { mount } from '../api/mount.ts'
import type { DashboardBody } from './kept-dashboard.ts'

interface DashboardDraft {
  readonly body: DashboardBody
  /** When that was saved which is being arranged. */
  readonly changed: string | undefined
}

/** By person and by what is arranged: the name or uuid of a dashboard. */
export const dashboardDraftKey = (user: string, what: string): string => `fulcrum.dashboard.${mount}${user}.${what}`

export function readDashboardDraft(key: string): DashboardDraft | undefined {
  try {
    const text = localStorage.getItem(key)
    const draft = text ? (JSON.parse(text) as DashboardDraft) : undefined
    return Array.isArray(draft?.body?.tiles) ? draft : undefined
  } catch {
    return undefined
  }
}

/** Keeps it; a full storage loses the draft, not the dashboard on the screen. */
export function keepDashboardDraft(key: string, draft: DashboardDraft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    localStorage.removeItem(key)
  }
}

export function dropDashboardDraft(key: string): void {
  localStorage.removeItem(key)
}
