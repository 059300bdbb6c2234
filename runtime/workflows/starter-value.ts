/** Whom a workflow acts for, as its expressions see him: whoever started it, else the workflow itself. */
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { loadActor as loadActorValue } from '../feel/load-actor.ts'
import { type FeelValue, recordValue } from '../feel/values.ts'
import { loadActor } from '../people/actor.ts'
import type { Program } from './program.ts'

const asking = new WeakMap<Program, boolean>()

/** Reads him only where the workflow speaks of him. */
export async function starterValue(
  context: Context & { readonly tx: Queryable },
  starter: string | null,
  program: Program,
): Promise<FeelValue> {
  const id = starter ?? context.actor.userId
  if (!asksForActor(program)) return recordValue(systemObjects.user, { id, name: '', roles: [] })
  const { catalog, ed, tx, timeZone } = context
  const actor = starter ? await loadActor(catalog, ed, tx, starter, { timeZone }) : undefined
  // Whoever has left holds no roles any more.
  const known = actor ?? { userId: id, name: starter ? '' : context.actor.name, roleIds: [], teamIds: [] }
  return await loadActorValue(context, known, program.graph.pathsOf('actor'), tx)
}

function asksForActor(program: Program): boolean {
  const known = asking.get(program)
  if (known !== undefined) return known
  const asks = /actor|has role/.test(
    JSON.stringify(program.definition.nodes) + JSON.stringify(program.definition.flows),
  )
  asking.set(program, asks)
  return asks
}
