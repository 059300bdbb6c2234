/** Events that hang on an activity: what can bear them, and where one more is put. */

type Modeling = DiagramServices['modeling']

/** Whether events can be attached to it. */
export function isActivity({ type }: DiagramElement): boolean {
  return /(Task|CallActivity|SubProcess|Transaction)$/.test(type)
}

/** Attaches an event to an activity, at its lower edge beside those that hang there, and selects it. */
export function attach(
  modeling: Modeling,
  selection: DiagramServices['selection'],
  activity: DiagramElement,
  event: DiagramElement,
): void {
  const others = activity.attachers?.length ?? 0
  const steps = Math.max(1, Math.floor(activity.width / 50))
  const x = activity.x + activity.width - 25 - (others % steps) * 50
  selection.select(modeling.createShape(event, { x, y: activity.y + activity.height }, activity, { attach: true }))
}
