/**
 * Brings a preview to the state of its draft by promoting the draft into it. A draft with errors, or one that the
 * preview's records do not bear, leaves the last sound state running.
 */
import type { NamedApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { toProblem } from '#platform/http/to-problem.ts'
import { toProblemJson } from '#platform/problem.ts'
import type { System } from '#runtime/system.ts'

import { loadDraftState } from '../drafts/draft-state.ts'
import { type PreviewRow, updatePreviewRow } from './preview-row.ts'

/** What is applied and what was tried in vain, as the row says it. */
export type Applied = Pick<PreviewRow, 'draft' | 'making' | 'applied' | 'refused'>

/** Promotes the draft into the preview where it is newer and sound; answers what runs now. */
export async function followDraft(production: Database, preview: System, row: Applied): Promise<Applied> {
  const draft = await loadDraftState(production, row.draft)
  if (draft.version === row.applied || draft.version === row.refused) return row
  if (draft.findings.some(finding => finding.severity === 'error')) return row
  try {
    await promoteInto(preview, draft.application, `Version ${draft.version}`)
  } catch (error) {
    const problem = toProblem(error)
    if (problem.code === 'database/unavailable') throw error
    await updatePreviewRow(production, row, { refused: draft.version, problem: toProblemJson(problem) })
    return { ...row, refused: draft.version }
  }
  await updatePreviewRow(production, row, { applied: draft.version, refused: 0, problem: null })
  return { ...row, applied: draft.version, refused: 0 }
}

/** Makes the revision that a draft came from run in its preview, where the draft itself has errors. */
export async function applyBase(production: Database, preview: System, draftId: string): Promise<void> {
  const { base } = await loadDraftState(production, draftId)
  const { application } = await loadRevision(production, base)
  await promoteInto(preview, toNamed(application), `Revision ${base}`)
}

async function promoteInto(preview: System, application: NamedApplication, message: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const base = await readHead(preview.db)
    const wish = { ed: preview.ed, base, application, findings: findFindings, author: null, message, source: 'preview' }
    try {
      await promote(preview.db, wish)
      break
    } catch (error) {
      // Another node was faster.
      if (attempt >= 3 || toProblem(error).code !== 'promotion/stale') throw error
    }
  }
  await preview.catalogs.refresh()
}
