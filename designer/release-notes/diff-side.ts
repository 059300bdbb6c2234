/** One side of a comparison: the running application, a revision, a draft or a template, by a short text. */
import type { FastifyRequest } from 'fastify'

import type { ResolvedApplication } from '#metadata/application.ts'
import { readContent } from '#metadata/promotion/content.ts'
import { toResolved } from '#metadata/references.ts'
import { readHead, unknownRevision } from '#metadata/revisions.ts'
import { problemKind } from '#platform/problem.ts'
import { joinTemplates, readTemplate, withRequired } from '#runtime/installation/read-template.ts'
import { templateFolder } from '#runtime/installation/template-folders.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import type { DesignerDoor } from '../door.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { openDraft } from '../drafts/may-open.ts'
import { isRevisionId } from '../drafts/revision-row.ts'

const invalidSide = problemKind('diff/invalid', 400, 'There is nothing of that sort to compare with')

export interface DiffSide {
  readonly kind: 'revision' | 'draft' | 'template'
  /** Number, id or name. */
  readonly of: number | string
  readonly name: string
  readonly application: ResolvedApplication
}

/** Reads `head`, `revision:3`, `draft:<id>` or `template:<name>`; what the caller may not see is unknown. */
export async function readDiffSide(door: DesignerDoor, request: FastifyRequest, text: string): Promise<DiffSide> {
  const { db } = door.system
  const [kind, of = ''] = text.split(/:(.*)/s)
  switch (kind) {
    case 'head':
      return revision(door, await readHead(db))
    case 'revision':
      if (!/^\d{1,9}$/.test(of)) throw unknownRevision(`There is no revision ${of.slice(0, 20)}.`)
      return revision(door, Number(of))
    case 'draft': {
      if (!isRevisionId(of) && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(of)) break
      const row = await openDraft(door, request, of)
      return { kind, of: row.id, name: row.name, application: await loadDefinitions(db, row.content) }
    }
    case 'template': {
      const folder = templateFolder(of)
      if (!folder) throw unknownDefinition(`There is no template ${of.slice(0, 60)}.`)
      const named = joinTemplates(await withRequired(await readTemplate(folder)))
      return { kind, of, name: of, application: toResolved(named) }
    }
  }
  throw invalidSide('A side is head, revision:3, draft:<id> or template:<name>.')
}

async function revision({ system: { db } }: DesignerDoor, number: number): Promise<DiffSide> {
  const application = await loadDefinitions(db, await readContent(db, number))
  return { kind: 'revision', of: number, name: String(number), application }
}
