/** Puts a draft onto the head: what was promoted meanwhile is taken in, as one edit that can be undone. */
import { equals } from '#metadata/equals.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { storeDefinition } from '../drafts/draft-blobs.ts'
import { insertStep, type StepChange } from '../drafts/draft-step.ts'
import { change, type EditAnswer } from '../drafts/edit-draft.ts'
import { mergeChanges } from './merge-changes.ts'
import { compareWithProduction, notesOf, showOverlaps } from './production-changes.ts'
import { overlappingDraft } from './promotion-problems.ts'

/** Re-bases; nothing happens to a draft that stands on the head. Problem `draft/overlapping` 409 with both sides. */
export async function rebaseDraft(db: Database, id: string, author: string | null): Promise<EditAnswer> {
  return change(db, id, async (tx, before) => {
    if (before.base === (await readHead(tx))) return undefined
    const changes = await compareWithProduction(tx, before)
    const { head, theirs, mine, production, draft, overlaps } = changes
    if (overlaps.length > 0) {
      throw overlappingDraft('The draft and the application have changed the same; decide which is right.', {
        head,
        base: before.base,
        overlaps: showOverlaps(changes),
        changes: notesOf(changes),
      })
    }
    // A name that meant nothing may mean something that was taken in.
    const merged = toResolved(toNamed(mergeChanges(theirs, mine, production, draft)))
    const old = new Map(draft.definitions.map(item => [item.id, item]))
    const steps: StepChange[] = []
    for (const definition of merged.definitions) {
      if (equals(old.get(definition.id), definition)) continue
      const after = await storeDefinition(tx, definition)
      const was = before.content[definition.id] ?? null
      if (after !== was) steps.push({ definition: definition.id, before: was, after })
    }
    const left = new Set(merged.definitions.map(item => item.id))
    for (const [definition, hash] of Object.entries(before.content)) {
      if (!left.has(definition)) steps.push({ definition, before: hash, after: null })
    }
    const number = before.position + 1
    await insertStep(tx, id, {
      number,
      command: 'rebase',
      arguments: { from: before.base, to: head },
      description: {
        en: `Revision ${head} taken in`,
        'zh-CN': `合入发布版本 ${head}`,
      },
      author,
      changes: steps,
      baseBefore: before.base,
      baseAfter: head,
    })
    return { changes: steps, position: number, step: number, base: head }
  })
}
