/** Events stand where they can happen, and what they throw is caught. */
import { isTimeZone } from '#platform/is-time-zone.ts'
import { nextCron } from '#platform/next-cron.ts'

import type { BoundaryTrigger, EndResult, StartTrigger } from '../definitions.ts'
import { error, type Finding, warning } from '../finding.ts'
import { type GraphNode, isEventSubProcess } from '../workflows/graph.ts'
import { linkTargets } from '../workflows/reach.ts'
import type { Rule } from './context.ts'
import { isActivity, type PlacedNode, type PlacedWorkflow, placedWorkflows } from './workflow-places.ts'

export const workflowEvents: Rule = function* (context) {
  for (const placed of placedWorkflows(context)) {
    for (const item of placed.nodes) {
      if (!item.item) continue
      switch (item.node.type) {
        case 'startEvent':
          yield* checkStart(placed, item, item.node.event)
          break
        case 'boundaryEvent':
          yield* checkBoundary(placed, item, item.node.attachedTo, item.node.event)
          break
        case 'endEvent':
          yield* checkEnd(placed, item, item.node.event)
          break
        case 'eventBasedGateway':
          yield* checkEventGateway(placed, item)
          break
        case 'intermediateThrowEvent':
        case 'intermediateCatchEvent':
          yield* checkLink(placed, item)
          if (item.node.event?.type === 'compensation') yield* checkUndone(placed, item, item.node.event.activity)
          if (item.node.event?.type === 'escalation') yield* checkCaught(placed, item, item.node.event)
          break
        case 'subProcess':
          yield* checkEventSubProcess(placed, item)
          break
      }
    }
  }
}

const startsOfProcess: ReadonlySet<StartTrigger['type']> = new Set([
  'created',
  'updated',
  'state',
  'button',
  'schedule',
  'message',
  'signal',
])
const startsOfEvents: ReadonlySet<StartTrigger['type']> = new Set([
  'message',
  'signal',
  'timer',
  'condition',
  'error',
  'escalation',
  'compensation',
])

function* checkStart(
  { workflow, graph }: PlacedWorkflow,
  { item, at }: PlacedNode,
  event: StartTrigger | undefined,
): Iterable<Finding> {
  const around = graph.nodes.get(item.scope)
  const isByEvent = around !== undefined && isEventSubProcess(around.node)
  if (isByEvent && !event) {
    yield error(
      workflow,
      'workflow/unfit-event',
      `${at}/event`,
      'The start of an event sub-process says which event it is.',
      '事件子流程的开始事件须指明触发事件。',
    )
  } else if (event && !(item.scope === '' ? startsOfProcess : isByEvent ? startsOfEvents : new Set()).has(event.type)) {
    yield error(
      workflow,
      'workflow/unfit-event',
      `${at}/event`,
      `Nothing can be started by this event here: ${event.type}.`,
      `此处不能由该事件启动：${event.type}。`,
    )
  }
  if (event && !workflow.object && ['created', 'updated', 'state', 'button'].includes(event.type)) {
    yield error(
      workflow,
      'workflow/no-object',
      `${at}/event`,
      'The workflow has no object whose records could start it.',
      '流程未指定业务对象，不能由记录启动。',
    )
  }
  if (event?.type === 'schedule') yield* checkSchedule(workflow, at, event)
}

/** A day from which every date is less than eight years away. */
const anyDay = Date.UTC(2026, 0, 1)

function* checkSchedule(
  workflow: PlacedWorkflow['workflow'],
  at: string,
  { cron, timeZone }: Extract<StartTrigger, { type: 'schedule' }>,
): Iterable<Finding> {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    yield error(
      workflow,
      'workflow/unknown-time-zone',
      `${at}/event/timeZone`,
      `There is no time zone ${timeZone}.`,
      `没有时区 ${timeZone}。`,
    )
  }
  if (cron !== undefined && nextCron(cron, 'UTC', anyDay) === undefined) {
    yield error(
      workflow,
      'workflow/never-starts',
      `${at}/event/cron`,
      `“${cron}” is no time that comes: minute, hour, day, month, weekday.`,
      `“${cron}”不是会到来的时间：分、时、日、月、星期。`,
    )
  }
}

function* checkEventSubProcess({ workflow, graph }: PlacedWorkflow, { node, at }: PlacedNode): Iterable<Finding> {
  if (!isEventSubProcess(node)) return
  const starts = graph.scopes.get(node.id)?.starts ?? []
  if (starts.length > 1) {
    yield error(
      workflow,
      'workflow/unfit-event',
      at,
      'An event sub-process has one start event.',
      '事件子流程只能有一个开始事件。',
    )
  }
}

function* checkBoundary(
  { workflow, graph }: PlacedWorkflow,
  { item, at }: PlacedNode,
  attachedTo: string,
  event: BoundaryTrigger,
): Iterable<Finding> {
  const host = graph.nodes.get(attachedTo)
  if (!host || host.scope !== item.scope || !isActivity(host.node) || isEventSubProcess(host.node)) {
    yield error(
      workflow,
      'workflow/no-host',
      `${at}/attachedTo`,
      'A boundary event is attached to an activity of its own scope.',
      '边界事件须附着于同一范围内的活动。',
    )
    return
  }
  if (event.type === 'cancel' && host.node.type !== 'transaction') {
    yield error(
      workflow,
      'workflow/unfit-event',
      `${at}/event`,
      'Only a transaction can be cancelled.',
      '只有事务可以被取消。',
    )
  }
  if (event.type !== 'compensation' || event.handler === undefined) return
  const handler = graph.nodes.get(event.handler)
  if (!handler || handler.scope !== item.scope || !isHandler(handler)) {
    yield error(
      workflow,
      'workflow/unknown-handler',
      `${at}/event/handler`,
      'The handler is an activity for compensation in the same scope.',
      '补偿处理须为同一范围内用于补偿的活动。',
    )
  }
}

function isHandler({ node }: GraphNode): boolean {
  return 'forCompensation' in node && node.forCompensation === true
}

function* checkEnd(placed: PlacedWorkflow, item: PlacedNode, event: EndResult | undefined): Iterable<Finding> {
  const { workflow, graph } = placed
  const around = graph.nodes.get(item.item.scope)
  if (event?.type === 'cancel') {
    const caught = around?.boundary.some(({ node }) => node.event.type === 'cancel')
    if (around?.node.type === 'transaction' && caught) return
    yield error(
      workflow,
      'workflow/unfit-event',
      `${item.at}/event`,
      'It cancels the transaction that it stands in, which has a cancel event at its boundary.',
      '取消结束须位于带有取消边界事件的事务中。',
    )
  }
  if (event?.type === 'compensation') yield* checkUndone(placed, item, event.activity)
  if (event?.type === 'error' || event?.type === 'escalation') yield* checkCaught(placed, item, event)
}

function* checkUndone(
  { workflow, graph }: PlacedWorkflow,
  { at }: PlacedNode,
  activity: string | undefined,
): Iterable<Finding> {
  const item = activity === undefined ? undefined : graph.nodes.get(activity)
  const canBeUndone =
    item && (item.boundary.some(({ node }) => node.event.type === 'compensation') || graph.scopes.has(item.id))
  if (activity === undefined || canBeUndone) return
  yield error(
    workflow,
    'workflow/unknown-handler',
    `${at}/event/activity`,
    'This is no activity that can be undone.',
    '此活动不能被补偿。',
  )
}

/** What leaves the workflow uncaught is for whoever calls it. */
function* checkCaught(
  { workflow, graph }: PlacedWorkflow,
  { item, at }: PlacedNode,
  { type, code }: { readonly type: 'error' | 'escalation'; readonly code?: string },
): Iterable<Finding> {
  const catches = (event: StartTrigger | BoundaryTrigger) =>
    event.type === type && (event.code === undefined || event.code === code)
  for (
    let id: string | undefined = item.scope;
    id !== undefined;
    id = id === '' ? undefined : graph.nodes.get(id)?.scope
  ) {
    if (graph.scopes.get(id)?.eventSubProcesses.some(sub => sub.node.id !== item.scope && catches(sub.event))) return
    if (graph.nodes.get(id)?.boundary.some(({ node }) => catches(node.event))) return
  }
  yield warning(
    workflow,
    'workflow/uncaught',
    `${at}/event`,
    type === 'error'
      ? 'Nothing in the workflow catches this error: the instance fails, or the workflow that called it catches it.'
      : 'Nothing catches this escalation: it is lost.',
    type === 'error'
      ? '流程内没有捕获此错误的事件：实例将失败，或由调用它的流程捕获。'
      : '没有捕获此升级的事件，升级将被忽略。',
  )
}

function* checkEventGateway({ workflow, graph, flows }: PlacedWorkflow, { item, at }: PlacedNode): Iterable<Finding> {
  if (item.outgoing.length < 2) {
    yield error(
      workflow,
      'workflow/unfit-choice',
      at,
      'An event-based gateway waits for at least two events.',
      '事件网关须至少等待两个事件。',
    )
  }
  for (const { flow, at: where } of flows) {
    if (!item.outgoing.includes(flow)) continue
    const target = graph.nodes.get(flow.to)
    const waits =
      target?.node.type === 'receiveTask' ||
      (target?.node.type === 'intermediateCatchEvent' && target.node.event.type !== 'link')
    if (waits && target.incoming.length === 1) continue
    yield error(
      workflow,
      'workflow/unfit-choice',
      `${where}/to`,
      'After an event-based gateway stand events that are waited for, or receive tasks, that nothing else leads to.',
      '事件网关之后须为等待事件或接收任务，且没有其他连线进入。',
    )
  }
}

function* checkLink({ workflow, graph }: PlacedWorkflow, { node, item, at }: PlacedNode): Iterable<Finding> {
  if (!('event' in node) || node.event?.type !== 'link' || !('name' in node.event) || !node.event.name) return
  const { name } = node.event
  const others = (graph.scopes.get(item.scope)?.nodes ?? []).filter(
    ({ node: other }) =>
      other.id !== node.id && 'event' in other && other.event?.type === 'link' && other.event.name === name,
  )
  const isThrown = node.type === 'intermediateThrowEvent'
  const partners = isThrown
    ? linkTargets(graph, item).length
    : others.filter(({ node: other }) => other.type === 'intermediateThrowEvent').length
  const rivals = isThrown ? 0 : others.filter(({ node: other }) => other.type === 'intermediateCatchEvent').length
  if (partners > 0 && rivals === 0) return
  yield error(
    workflow,
    'workflow/lone-link',
    `${at}/event/name`,
    rivals > 0 ? `Another link of this scope catches ${name}.` : `No link of this scope is the other end of ${name}.`,
    rivals > 0 ? `同一范围内已有捕获“${name}”的链接。` : `同一范围内没有“${name}”的另一端。`,
  )
}
