/** Puts an element that was chosen where it makes sense: behind what is selected, on it, or where there is room. */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import { attach, isActivity } from './attach.ts'
import type { ElementChoice } from './element-choices.ts'
import { shapeFor } from './shape-for.ts'

/** Adds it and selects it. */
export function addElement(viewer: NavigatedViewer, choice: ElementChoice): void {
  const [modeling, selection, canvas] = [viewer.get('modeling'), viewer.get('selection'), viewer.get('canvas')]
  const shape = shapeFor(viewer.get('elementFactory'), choice)
  const selected = selection.get()
  const [only] = selected.length === 1 ? selected : []
  const source = only?.labelTarget ?? only
  if (source && choice.group === 'boundary') {
    if (!isActivity(source)) return
    attach(modeling, selection, source, shape)
  } else if (source && isFollowed(source, choice)) viewer.get('autoPlace').append(source, shape)
  else if (choice.group !== 'boundary') {
    const { inner } = canvas.viewbox()
    const place = { x: inner.x + 80, y: inner.y + inner.height + 100 }
    const made = modeling.createShape(shape, place, canvas.getRootElement())
    selection.select(made)
    canvas.scrollToElement(made, 60)
  }
  // What was just added is being named.
  if (!viewer.get('directEditing').isActive()) canvas.focus()
}

function isFollowed({ type, businessObject }: DiagramElement, { group, key }: ElementChoice): boolean {
  if (group === 'notes') return !/^bpmn:(SequenceFlow|Association|TextAnnotation|Process)$/.test(type)
  if (group === 'starts' || key === 'eventSubProcess' || businessObject.triggeredByEvent === true) return false
  return !/^bpmn:(EndEvent|SequenceFlow|Association|TextAnnotation|Process)$/.test(type)
}
