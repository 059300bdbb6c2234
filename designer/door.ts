/** What the designer's routes are given, and who may come in: everybody needs the right `design`, some acts `promote`. */
import type { FastifyRequest } from 'fastify'

import type { SystemRight } from '#runtime/access/rights.ts'
import { callerOf, type Door } from '#runtime/door.ts'
import { noRight } from '#runtime/problems.ts'
import { type Caller, toContext } from '#runtime/system.ts'

export interface DesignerDoor extends Door {
  /** How to reach the database without a pooler in between; previews make their own databases beside it. */
  readonly directUrl: string
}

/** Who asks; problem `access/denied` without the right `design`. */
export function requireDesigner(door: DesignerDoor, request: FastifyRequest): Caller {
  return requireRight(door, request, 'design')
}

/** Who asks; problem `access/denied` without the right `promote`. */
export function requirePromoter(door: DesignerDoor, request: FastifyRequest): Caller {
  return requireRight(door, request, 'promote')
}

function requireRight({ system }: DesignerDoor, request: FastifyRequest, right: SystemRight): Caller {
  const caller = callerOf(request)
  if (!toContext(system, caller).rights.has(right)) throw noRight(`This needs the right "${right}".`)
  return caller
}
