/** What starts workflows in one catalog: the start events of all, sorted by what they wait for. */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'
import type { StartEvent, StartTrigger, WorkflowDefinition } from '#metadata/definitions.ts'

type Kind = StartTrigger['type']

interface Of<K extends Kind> {
  readonly workflow: WorkflowDefinition
  readonly node: StartEvent
  readonly event: Extract<StartTrigger, { readonly type: K }>
}

/** A start event with what it waits for. */
export type Trigger<K extends Kind> = K extends Kind ? Of<K> : never

export type ChangeTrigger = Trigger<'created' | 'updated' | 'state'>

export interface Triggers {
  /** Of changes of records, by id of the object's definition. */
  readonly changes: ReadonlyMap<string, readonly ChangeTrigger[]>
  /** By id of the object's definition. */
  readonly buttons: ReadonlyMap<string, readonly Trigger<'button'>[]>
  readonly messages: ReadonlyMap<string, readonly Trigger<'message'>[]>
  readonly signals: ReadonlyMap<string, readonly Trigger<'signal'>[]>
  readonly schedules: readonly Trigger<'schedule'>[]
}

const known = new WeakMap<Catalog, Triggers>()

/** All triggers of a catalog, found once. */
export function triggersOf(catalog: Catalog): Triggers {
  const found = known.get(catalog)
  if (found) return found
  const all = catalog.symbols.all('workflow').flatMap(workflow =>
    workflow.nodes.flatMap(node => {
      const event = node.type === 'startEvent' && !node.parent ? node.event : undefined
      return event ? [{ workflow, node, event } as Trigger<Kind>] : []
    }),
  )
  const of = <K extends Kind>(...kinds: K[]) =>
    all.filter(trigger => (kinds as Kind[]).includes(trigger.event.type)) as Trigger<K>[]
  const objectId = ({ workflow }: { readonly workflow: WorkflowDefinition }) =>
    catalog.objects.get(workflow.object ?? '')?.id ?? ''
  const triggers: Triggers = {
    changes: Map.groupBy<string, ChangeTrigger>(of('created', 'updated', 'state'), objectId),
    buttons: Map.groupBy<string, Trigger<'button'>>(of('button'), objectId),
    messages: Map.groupBy(of('message'), trigger => trigger.event.name ?? ''),
    signals: Map.groupBy(of('signal'), trigger => trigger.event.name ?? ''),
    schedules: of('schedule'),
  }
  known.set(catalog, triggers)
  return triggers
}

/** Whether changes of the object's records start workflows. */
export function startsWorkflows(catalog: Catalog, { id }: Pick<CatalogObject, 'id'>): boolean {
  return triggersOf(catalog).changes.has(id)
}
