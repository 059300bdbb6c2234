/** What has been promoted since a draft was opened, and where the draft gets in its way. */
import type { ResolvedApplication } from '#metadata/application.ts'
import type { Change } from '#metadata/change.ts'
import { diff } from '#metadata/diff.ts'
import { readContent } from '#metadata/promotion/content.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import type { DraftRow } from '../drafts/draft-row.ts'
import { describeChanges } from '../release-notes/describe-changes.ts'
import type { NoteLine, ReleaseNote } from '../release-notes/release-note.ts'
import { findOverlaps, type Overlap } from './find-overlaps.ts'

export interface ProductionChanges {
  readonly head: number
  readonly base: ResolvedApplication
  readonly production: ResolvedApplication
  readonly draft: ResolvedApplication
  readonly mine: readonly Change[]
  readonly theirs: readonly Change[]
  readonly overlaps: readonly Overlap[]
}

/** An overlap for people: what the draft did, and what was promoted. */
export interface ShownOverlap {
  readonly kind: string
  readonly definition: string
  readonly name: string
  readonly path: readonly string[]
  readonly mine: NoteLine
  readonly theirs: NoteLine
}

/** Compares base, head and draft. */
export async function compareWithProduction(db: Queryable, row: DraftRow): Promise<ProductionChanges> {
  const head = await readHead(db)
  const base = await loadDefinitions(db, await readContent(db, row.base))
  const production = await loadDefinitions(db, await readContent(db, head))
  const draft = await loadDefinitions(db, row.content)
  const [mine, theirs] = [diff(base, draft), diff(base, production)]
  return { head, base, production, draft, mine, theirs, overlaps: findOverlaps(mine, theirs) }
}

/** The release notes of what was promoted meanwhile. */
export function notesOf({ base, production }: ProductionChanges): ReleaseNote[] {
  return describeChanges(base, production)
}

/** The overlaps with a sentence for each side. */
export function showOverlaps({ base, production, draft, overlaps }: ProductionChanges): ShownOverlap[] {
  const [ours, theirs] = [describeChanges(base, draft), describeChanges(base, production)].map(linesOf)
  // The languages of one text are told by one sentence.
  const told = new Set<string>()
  return overlaps.flatMap(overlap => {
    const [mine, other] = [lineFor(overlap.mine, ours ?? []), lineFor(overlap.theirs, theirs ?? [])]
    if (!mine || !other) return []
    const key = JSON.stringify([overlap.mine.definition, mine.path, other.path])
    if (told.has(key)) return []
    told.add(key)
    const { definition, kind } = overlap.mine
    const name = [...draft.definitions, ...base.definitions].find(item => item.id === definition)?.name ?? definition
    return [{ kind, definition, name, path: overlap.mine.path, mine, theirs: other }]
  })
}

function linesOf(notes: readonly ReleaseNote[]): NoteLine[] {
  return notes.flatMap(note => note.lines)
}

/** The sentence that tells a change: its own, or the one of the text that it is a language of. */
function lineFor({ definition, path }: Change, lines: readonly NoteLine[]): NoteLine | undefined {
  const isAt = (line: NoteLine, wanted: readonly string[]) =>
    line.definition === definition && line.path.join('\n') === wanted.join('\n') && line.change !== 'move'
  return (
    lines.find(line => isAt(line, path)) ??
    lines.find(line => isAt(line, path.slice(0, -1))) ??
    lines.find(line => line.definition === definition && line.path.at(-1) === path.at(-1))
  )
}
