/** A flow that is drawn back to an earlier element, or past others, goes around what stands between. */
import { crosses, routeFlow } from '#runtime/web/workflow/route-flow.ts'

/** As bpmn-js loads it: what it lays out straight through other elements is led around them in the same command. */
export function leadAround(eventBus: DiagramServices['eventBus'], modeling: DiagramServices['modeling']): void {
  eventBus.on('commandStack.connection.create.postExecuted', ({ context }) => {
    const connection = context?.connection
    const { source, target, waypoints = [] } = connection ?? {}
    if (connection?.type !== 'bpmn:SequenceFlow' || !source || !target || source === target) return
    const others = (source.parent?.children ?? []).filter(
      ({ waypoints: line, labelTarget, host, type }) =>
        !line && !labelTarget && !host && type !== 'bpmn:TextAnnotation',
    )
    const isBehind = target.x < source.x + source.width
    const between = others.filter(shape => shape !== source && shape !== target && shape !== source.host)
    if (!isBehind && !between.some(shape => crosses(waypoints, shape))) return
    const line = routeFlow(source, target, {
      fromBelow: source.host !== undefined,
      fromTip: source.type.endsWith('Gateway'),
      others: between,
    })
    modeling.updateWaypoints(connection, line)
  })
}
leadAround.$inject = ['eventBus', 'modeling']
