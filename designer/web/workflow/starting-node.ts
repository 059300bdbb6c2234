/** What a node begins as when it is drawn: the least that it must say. */

/** The node without its id and place; `event` as definitions call it. */
export function startingNode(element: string, event: string | undefined): Readonly<Record<string, unknown>> {
  return {
    type: element,
    ...(starting[element] ?? {}),
    ...(takesEvent(element, event) ? { event: startingEvent(event ?? 'timer') } : { event: null }),
  }
}

const starting: Readonly<Record<string, object>> = {}

/** A boundary event or one that is waited for is always of something. */
const takesEvent = (element: string, event: string | undefined) =>
  event !== undefined || element === 'boundaryEvent' || element === 'intermediateCatchEvent'

function startingEvent(type: string): object {
  return type === 'timer' ? { type, duration: 'duration("P1D")' } : { type }
}
