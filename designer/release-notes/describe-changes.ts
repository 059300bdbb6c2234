/**
 * The differences between two applications as release notes, in English and Chinese. It rests on `diff` and the JSON
 * Schemas of the kinds, so that a new property is told without a word being written for it.
 */
import type { ResolvedApplication } from '#metadata/application.ts'
import type { Change } from '#metadata/change.ts'
import type { Definition } from '#metadata/definitions.ts'
import { diff } from '#metadata/diff.ts'
import { describeLine, describeWhole, headingOf } from './describe-line.ts'
import { byId, joinChanges } from './join-changes.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import type { NoteLine, ReleaseNote } from './release-note.ts'

/** One note for each definition that differs, in the order of the changes; none when nothing differs. */
export function describeChanges(before: ResolvedApplication, after: ResolvedApplication): ReleaseNote[] {
  const names = createNameIndex(before, after)
  const [was, now] = [byId(before), byId(after)]
  return [...Map.groupBy(diff(before, after), change => change.definition)].flatMap(([id, changes]) => {
    const whole = changes.filter(change => change.path.length === 0)
    if (whole.length > 0) return whole.flatMap(change => wholeNote(change))
    const [old, current] = [was.get(id), now.get(id)]
    const note = old && current && changedNote(old, current, changes, names)
    return note && note.lines.length > 0 ? [note] : []
  })
}

function wholeNote(change: Change): ReleaseNote[] {
  if (change.change !== 'add-definition' && change.change !== 'remove-definition') return []
  const isAdded = change.change === 'add-definition'
  const definition = isAdded ? change.after : change.before
  const { kind, id, name } = definition
  const line: NoteLine = {
    kind,
    definition: id,
    change: change.change,
    path: [],
    ...(isAdded ? { after: definition } : { before: definition }),
    text: describeWhole(definition, isAdded ? 'added' : 'removed'),
  }
  const heading = headingOf(definition)
  return [{ kind, definition: id, name, change: isAdded ? 'added' : 'removed', heading, lines: [line] }]
}

function changedNote(was: Definition, now: Definition, changes: readonly Change[], names: NameIndex): ReleaseNote {
  const { kind, id, name } = now
  const lines = joinChanges(changes, was, now).map((joined): NoteLine => {
    const { change, path, before, after } = joined
    return {
      kind,
      definition: id,
      change,
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      text: describeLine(joined, names),
    }
  })
  return { kind, definition: id, name, change: 'changed', heading: headingOf(now), lines }
}
