/** When a timer is due. */
import { Temporal } from 'temporal-polyfill'
import type { TimerEvent } from '#metadata/definitions.ts'

import type { FeelValue } from '../../feel/values.ts'
import { EngineFault } from './engine-fault.ts'
import { evaluate, type Moment } from './evaluate.ts'
import type { World } from './types.ts'
import type { Place } from './variables.ts'

interface Due {
  /** Epoch milliseconds. */
  readonly due: number
  /** How often it comes again after that; -1 is without end. */
  readonly left?: number
}

/** The shortest time from one coming of a cycle to the next, in milliseconds. */
const shortestCycle = 1000

/** When a timer that begins now is due. A moment in the past is due at once. */
export function dueTime(moment: Moment, place: Place, timer: TimerEvent): Due {
  const { world } = moment
  if (timer.date !== undefined) return { due: toMoment(evaluate(moment, place, timer.date), world) }
  if (timer.duration !== undefined) {
    return { due: later(world.now, evaluate(moment, place, timer.duration), timer, world) }
  }
  if (timer.cycle === undefined) throw new EngineFault('node/incomplete')
  const due = later(world.now, evaluate(moment, place, timer.cycle), timer, world)
  if (due - world.now < shortestCycle) throw new EngineFault('timer/malformed')
  return { due, left: timer.repeat === undefined ? -1 : timer.repeat - 1 }
}

/** When a cycle comes next after it was due; what was missed meanwhile is not made up for. */
export function nextDue(moment: Moment, place: Place, timer: TimerEvent, due: number): number {
  const { world } = moment
  const cycle = evaluate(moment, place, timer.cycle ?? '', {})
  const next = later(due, cycle, timer, world)
  if (next > world.now) return next
  const after = later(world.now, cycle, timer, world)
  const length = after - world.now
  if (length < shortestCycle) throw new EngineFault('timer/malformed')
  return timer.time === 'working' ? after : next + Math.ceil((world.now - next + 1) / length) * length
}

function later(from: number, value: FeelValue, { time }: TimerEvent, world: World): number {
  const duration = toDuration(value)
  try {
    const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(world.timeZone)
    const end = start.add(duration).epochMilliseconds
    return time === 'working' ? world.addWorking(from, end - from) : end
  } catch (fault) {
    if (fault instanceof RangeError) throw new EngineFault('timer/malformed')
    throw fault
  }
}

function toDuration(value: FeelValue): Temporal.Duration {
  if (value instanceof Temporal.Duration && value.sign >= 0) return value
  throw new EngineFault('timer/malformed')
}

/** The start of a date is in the time zone of the world. */
function toMoment(value: FeelValue, { timeZone }: World): number {
  if (value instanceof Temporal.ZonedDateTime) return value.epochMilliseconds
  if (value instanceof Temporal.PlainDateTime || value instanceof Temporal.PlainDate) {
    return value.toZonedDateTime(timeZone).epochMilliseconds
  }
  throw new EngineFault('timer/malformed')
}
