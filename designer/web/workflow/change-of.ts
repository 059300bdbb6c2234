/**
 * The command that brings a workflow to what was drawn: what came, went, was connected, named or moved since the last
 * time, and nothing else, so that two people can draw in one workflow.
 */
import type {
  LayoutItem,
  LocalizedText,
  WorkflowDefinition,
  WorkflowFlow,
  WorkflowNode,
} from '#metadata/definitions.ts'
import { elementOf, eventDefinitionOf, eventTypeOf } from '#runtime/web/workflow/node-shape.ts'
import type { Drawing, DrawnFlow, DrawnNode } from '#runtime/web/workflow/read-drawing.ts'
import { startingNode } from './starting-node.ts'

type Locale = 'en' | 'zh-CN'
type Patch = Readonly<Record<string, unknown>> & { readonly id: string }

/** Arguments of the command `change-diagram`. */
export interface DiagramChange {
  readonly workflow: string
  readonly nodes?: readonly Patch[]
  readonly flows?: readonly Patch[]
  readonly layout?: readonly LayoutItem[]
  readonly remove?: readonly string[]
}

/** Nodes and flows that were there at any time since the workflow was opened: what was cut can be put in again. */
export interface Known {
  readonly nodes: ReadonlyMap<string, WorkflowNode>
  readonly flows: ReadonlyMap<string, WorkflowFlow>
}

interface Circumstances {
  readonly workflow: WorkflowDefinition
  readonly known: Known
  /** The language that names are typed in. */
  readonly locale: Locale
}

/** What to send; undefined where nothing has changed. */
export function changeOf(before: Drawing, now: Drawing, circumstances: Circumstances): DiagramChange | undefined {
  const [oldNodes, oldFlows] = [byId(before.nodes), byId(before.flows)]
  const hasStart = before.nodes.some(isStart)
  const nodes = now.nodes.flatMap(node => nodePatch(oldNodes.get(node.id), node, { ...circumstances, hasStart }) ?? [])
  const flows = now.flows.flatMap(flow => flowPatch(oldFlows.get(flow.id), flow, circumstances) ?? [])
  const places = new Map(before.layout.map(item => [item.element, JSON.stringify(item)]))
  const layout = now.layout.filter(item => places.get(item.element) !== JSON.stringify(item))
  const left = new Set([...now.nodes, ...now.flows].map(item => item.id))
  const remove = [...before.nodes, ...before.flows].map(item => item.id).filter(id => !left.has(id))
  const parts = { nodes, flows, layout, remove }
  const said = Object.entries(parts).filter(([, items]) => items.length > 0)
  return said.length === 0 ? undefined : { workflow: circumstances.workflow.name, ...Object.fromEntries(said) }
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map(item => [item.id, item]))

function nodePatch(
  old: DrawnNode | undefined,
  node: DrawnNode,
  circumstances: Circumstances & { readonly hasStart: boolean },
): Patch | undefined {
  const { known, locale } = circumstances
  const current = known.nodes.get(node.id)
  if (!old) {
    const source = current ?? known.nodes.get(node.of ?? '')
    // Where nothing starts a workflow for records yet, a button does.
    const isFirst = isStart(node) && circumstances.workflow.object !== undefined && !circumstances.hasStart
    const isSame = source && elementOf(source) === node.element && eventDefinitionOf(source) === node.event
    const event = eventName(node) ?? (isFirst ? 'button' : undefined)
    const { label, help, parent, attachedTo, about, nonInterrupting, byEvent, forCompensation, ...rest } = (
      isSame ? source : startingNode(node.element, event)
    ) as WorkflowNode & Readonly<Record<string, unknown>>
    return withoutNull({
      ...rest,
      id: node.id,
      ...(help ? { help } : {}),
      ...textPatch(node, isSame ? source : undefined, locale),
      ...structure(node, source),
    })
  }
  if (!hasChanged(old, node)) return undefined
  const isRedrawn = old.element !== node.element || old.event !== node.event
  const was = structure(old, current)
  const is = structure(node, current)
  const structural = Object.fromEntries(
    Object.entries(is).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name])),
  )
  return {
    id: node.id,
    ...(isRedrawn ? startingNode(node.element, eventName(node)) : {}),
    ...(old.name === node.name ? {} : textPatch(node, current, locale)),
    ...structural,
  }
}

const isStart = ({ element, parent }: DrawnNode) => element === 'startEvent' && parent === undefined

const eventName = ({ event }: DrawnNode) => (event === undefined ? undefined : eventTypeOf(event))

function hasChanged(old: object, now: object): boolean {
  const relevant = ({ of: _of, conditional: _c, repeats: _r, ...rest }: Readonly<Record<string, unknown>>) =>
    JSON.stringify(rest)
  return relevant({ ...old }) !== relevant({ ...now })
}

/** Where it belongs and what it reacts to; null takes away. */
function structure(node: DrawnNode, current: WorkflowNode | undefined): Readonly<Record<string, unknown>> {
  const { element, associated } = node
  const isActivity = /(Task|^task|callActivity|subProcess|transaction)$/.test(element)
  const event = current && 'event' in current ? current.event : undefined
  return {
    parent: node.parent ?? null,
    ...(element === 'boundaryEvent' ? { attachedTo: node.attachedTo } : {}),
    ...(element === 'boundaryEvent' || element === 'startEvent'
      ? { nonInterrupting: node.nonInterrupting ?? null }
      : {}),
    ...(element === 'subProcess' ? { byEvent: node.byEvent ?? null } : {}),
    ...(isActivity ? { forCompensation: node.forCompensation ?? null } : {}),
    ...(element === 'textAnnotation' ? { about: associated ?? null } : {}),
    ...(element === 'boundaryEvent' && node.event === 'compensateEventDefinition'
      ? { event: { ...(event?.type === 'compensation' ? event : { type: 'compensation' }), handler: associated } }
      : {}),
  }
}

function textPatch(
  { element, name }: DrawnNode | (DrawnFlow & { element?: undefined }),
  current: WorkflowNode | WorkflowFlow | undefined,
  locale: Locale,
): Readonly<Record<string, unknown>> {
  if (element === 'textAnnotation') {
    return { text: said(current && 'text' in current ? current.text : undefined, name, locale) ?? {} }
  }
  return { label: said(current?.label, name, locale) ?? null }
}

/** The text with what was typed, beside what it says in another language; nothing when all was deleted. */
function said(text: LocalizedText | undefined, typed: string | undefined, locale: Locale): LocalizedText | undefined {
  const shown = text?.[locale] || text?.en || text?.['zh-CN'] || undefined
  if (typed === shown) return text
  return typed === undefined ? undefined : { ...text, [locale]: typed }
}

function flowPatch(old: DrawnFlow | undefined, flow: DrawnFlow, { known, locale }: Circumstances): Patch | undefined {
  const { id, from, to } = flow
  const current = known.flows.get(id)
  if (!old) {
    const { label: _label, default: _default, ...rest } = current ?? known.flows.get(flow.of ?? '') ?? {}
    const source = current ?? known.flows.get(flow.of ?? '')
    return withoutNull({
      ...rest,
      id,
      from,
      to,
      ...textPatch(flow, source, locale),
      ...(flow.default ? { default: true } : {}),
    })
  }
  if (!hasChanged(old, flow)) return undefined
  return {
    id,
    ...(old.from === from ? {} : { from }),
    ...(old.to === to ? {} : { to }),
    ...(old.name === flow.name ? {} : textPatch(flow, current, locale)),
    ...(old.default === flow.default ? {} : { default: flow.default ?? null }),
  }
}

function withoutNull<T extends Patch>(patch: T): Patch {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null && value !== undefined)) as Patch
}
