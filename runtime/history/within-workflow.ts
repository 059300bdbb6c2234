/** In which workflow or approval a change was made, and whose doing it followed: told beside who wrote it. */
import type { LocalizedText } from '#metadata/definitions.ts'

import type { Cause } from '../context.ts'
import type { World } from '../query/path.ts'
import type { AuditRow } from './changes-sql.ts'

export interface Within {
  readonly instance: string
  readonly name: string
  readonly label: LocalizedText
  readonly isApproval: boolean
  /** What the person did; null of one who has merely begun it, some time before. */
  readonly did: 'started' | 'completed' | 'submitted' | 'approved' | 'rejected' | 'resubmitted' | 'withdrawn' | null
  readonly person: { readonly id: string; readonly title: string | null } | null
}

/** undefined for what was done in none; what is gone is called by nothing. */
export function withinWorkflow({ catalog }: World, { source, workflow, person }: AuditRow): Within | undefined {
  const { instance, starter, cause } = source as { instance?: string; starter?: string; cause?: Cause }
  if (instance === undefined || workflow === null) return undefined
  const definition = catalog.symbols.byId(workflow)
  const isApproval =
    definition !== undefined && catalog.symbols.definition('approval', definition.name)?.id === workflow
  // Of what a person wrote himself, in a task, it is told already who he is.
  const doer = source.kind === 'workflow' ? (cause?.person ?? starter) : undefined
  return {
    instance: cause?.instance ?? instance,
    name: definition?.name ?? '',
    label: definition?.label ?? {},
    isApproval,
    did: doer !== undefined && cause ? wordOf(cause, isApproval) : null,
    person: doer === undefined ? null : { id: doer, title: person },
  }
}

function wordOf({ did, outcome }: Cause, isApproval: boolean): Within['did'] {
  if (!isApproval) return did === 'start' ? 'started' : 'completed'
  if (did === 'withdraw' || outcome === 'withdraw') return 'withdrawn'
  if (did === 'start') return 'submitted'
  if (outcome === 'reject') return 'rejected'
  return outcome === 'resubmit' ? 'resubmitted' : 'approved'
}
