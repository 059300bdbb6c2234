/** A shape for an element that was chosen, not yet on the diagram. */
import type { ElementChoice } from './element-choices.ts'

/** The shape, in its usual size. */
export function shapeFor(factory: DiagramServices['elementFactory'], { target }: ElementChoice): DiagramElement {
  return factory.createShape({ ...target })
}
