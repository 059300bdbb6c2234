/**
 * Brings changes nearer to what a person did: the languages of one text are one change, and what was taken out here and
 * put in there, within one definition, has been moved. Pure; the joined changes are for reading, not for applying.
 */
import type { ResolvedApplication } from '#metadata/application.ts'
import type { Change } from '#metadata/change.ts'
import type { Definition } from '#metadata/definitions.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { type Trail, trailOf } from './trail.ts'

/** A change with the schemas along its path. */
export interface JoinedChange {
  readonly change: Change['change']
  readonly definition: Definition
  readonly path: readonly string[]
  readonly trail: Trail
  readonly before?: unknown
  readonly after?: unknown
  /** Of a move within its array: the key of the element before it. */
  readonly follows?: string | null
  /** Of a move to another array: the path it had. */
  readonly from?: readonly string[]
}

/** The changes within one definition, joined; `changes` are those of `diff`, all of the same definition. */
export function joinChanges(changes: readonly Change[], was: Definition, now: Definition): JoinedChange[] {
  const texts = new Set<string>()
  const told = withOldNodes(was, now)
  const moved = findMoved(changes)
  return changes
    .filter(change => !isDrawing(change, now))
    .flatMap((change): JoinedChange[] => {
      const at = change.change === 'remove' ? was : now
      const trail = trailOf(at, change.path, kinds[at.kind])
      const place = { definition: told, path: change.path, trail }
      switch (change.change) {
        case 'set': {
          const text = textAround(change.path, trail)
          if (!text) {
            const { before, after } = change
            return [
              {
                change: 'set',
                ...place,
                ...(before === undefined ? {} : { before }),
                ...(after === undefined ? {} : { after }),
              },
            ]
          }
          const key = JSON.stringify(text.path)
          if (texts.has(key)) return []
          texts.add(key)
          const values = [was, now].map(side => valueAt(side, text.path))
          return [{ change: 'set', definition: told, ...text, before: values[0], after: values[1] }]
        }
        case 'insert': {
          const from = moved.get(change)
          if (from) return [{ change: 'move', ...place, from: from.path, before: from.before, after: change.after }]
          return [{ change: 'insert', ...place, after: change.after }]
        }
        case 'remove':
          return moved.has(change) ? [] : [{ change: 'remove', ...place, before: change.before }]
        case 'move':
          return [{ change: 'move', ...place, follows: change.follows }]
        default:
          return []
      }
    })
}

/** Where the elements of a diagram stand, and in which order they are written, changes nothing. */
function isDrawing({ change, path }: Change, { kind }: Definition): boolean {
  if (kind === 'lifecycle') return path[0] === 'layout'
  return kind === 'workflow' && (path[0] === 'layout' || (change === 'move' && path[0] === 'nodes'))
}

/** A workflow with the nodes that it has no more, so that flows can be told by where they led. */
function withOldNodes(was: Definition, now: Definition): Definition {
  if (was.kind !== 'workflow' || now.kind !== 'workflow') return now
  const left = new Set(now.nodes.map(node => node.id))
  return { ...now, nodes: [...now.nodes, ...was.nodes.filter(node => !left.has(node.id))] }
}

type Removal = Extract<Change, { change: 'remove' }>

/** Removals and insertions of one key in arrays of one name, paired both ways. */
function findMoved(changes: readonly Change[]): Map<Change, Removal> {
  const kindOf = ({ path }: Change) => JSON.stringify([path.at(-2), path.at(-1)])
  const removed = new Map<string, Removal>()
  for (const change of changes) if (change.change === 'remove') removed.set(kindOf(change), change)
  const pairs = new Map<Change, Removal>()
  for (const change of changes) {
    const from = change.change === 'insert' ? removed.get(kindOf(change)) : undefined
    if (!from) continue
    pairs.set(change, from)
    pairs.set(from, from)
  }
  return pairs
}

/** The text in several languages that a path leads into. */
function textAround(path: readonly string[], trail: Trail): Pick<JoinedChange, 'path' | 'trail'> | undefined {
  const last = trail.at(-1)
  if (last?.schema?.['x-type'] === 'LocalizedText') return { path, trail }
  if (trail.at(-2)?.schema?.['x-type'] === 'LocalizedText') {
    return { path: path.slice(0, -1), trail: trail.slice(0, -1) }
  }
  return undefined
}

function valueAt(definition: Definition, path: readonly string[]): unknown {
  return trailOf(definition, path, kinds[definition.kind]).at(-1)?.value
}

/** Definitions by id. */
export function byId(application: ResolvedApplication): Map<string, Definition> {
  return new Map(application.definitions.map(item => [item.id, item]))
}
