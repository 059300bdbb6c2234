/** A report that is being built and not saved yet, kept on this device so that nothing is lost. */
import type { ReportBody } from '#metadata/report-body.ts'
import { mount } from '../../api/mount.ts'

export interface ReportDraft {
  readonly report: ReportBody
  /** Nothing once it has been made independent. */
  readonly base?: string | undefined
}

/** By person and by what is built: the name of a report, or `new` and an object. */
export const reportDraftKey = (user: string, what: string): string => `fulcrum.report.${mount}${user}.${what}`

export function readReportDraft(key: string): ReportDraft | undefined {
  try {
    const text = localStorage.getItem(key)
    const draft = text ? (JSON.parse(text) as ReportDraft) : undefined
    return draft && Array.isArray(draft.report.measures) ? draft : undefined
  } catch {
    return undefined
  }
}

/** Keeps it; a full storage loses the draft, not the report on the screen. */
export function keepReportDraft(key: string, draft: ReportDraft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    localStorage.removeItem(key)
  }
}

export function dropReportDraft(key: string): void {
  localStorage.removeItem(key)
}
