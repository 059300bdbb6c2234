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

/** Keeps it; a full storage loses the draft, not the dashboard on the screen. `window` is the one that arranges it. */
export function keepDashboardDraft(key: string, draft: DashboardDraft, window: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...draft, window }))
  } catch {
    localStorage.removeItem(key)
  }
}

/** Gives it up; where a window is named only what that one kept, not what another is still arranging. */
export function dropDashboardDraft(key: string, window?: string): void {
  const draft = window === undefined ? undefined : (readDashboardDraft(key) as { window?: string } | undefined)
  if (draft === undefined || draft.window === window) localStorage.removeItem(key)
}
