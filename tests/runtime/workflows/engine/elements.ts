/** Nodes of test models, written short. */
import type { BoundaryTrigger, CaughtEvent, EndResult, StartTrigger, ThrownEvent } from '#metadata/definitions.ts'

export const start = (event?: StartTrigger) => ({ type: 'startEvent' as const, ...(event ? { event } : {}) })
export const end = (event?: EndResult) => ({ type: 'endEvent' as const, ...(event ? { event } : {}) })
export const caught = (event: CaughtEvent) => ({ type: 'intermediateCatchEvent' as const, event })
export const thrown = (event?: ThrownEvent) => ({
  type: 'intermediateThrowEvent' as const,
  ...(event ? { event } : {}),
})
export const on = (attachedTo: string, event: BoundaryTrigger) => ({
  type: 'boundaryEvent' as const,
  attachedTo,
  event,
})
export const beside = { nonInterrupting: true }
export const user = { type: 'userTask' as const }
export const job = { type: 'serviceTask' as const, does: { type: 'update' as const } }
export const plain = { type: 'task' as const }
export const script = (text: string, variable?: string) => ({
  type: 'scriptTask' as const,
  script: text,
  ...(variable ? { variable } : {}),
})
export const xor = { type: 'exclusiveGateway' as const }
export const and = { type: 'parallelGateway' as const }
export const or = { type: 'inclusiveGateway' as const }
export const either = { type: 'eventBasedGateway' as const }
export const sub = { type: 'subProcess' as const }
export const eventSub = { type: 'subProcess' as const, byEvent: true }
export const transaction = { type: 'transaction' as const }
export const handler = { ...user, forCompensation: true }
export const within = <T extends object>(parent: string, node: T) => ({ ...node, parent })
export const inTime = (duration: string) => ({ type: 'timer' as const, duration: `duration("${duration}")` })
