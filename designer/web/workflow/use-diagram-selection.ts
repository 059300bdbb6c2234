/** What is selected in the diagram is what the panel shows, and the other way round. */
import { useEffect, useState } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { fromXmlId, toXmlId } from '#runtime/web/workflow/xml-id.ts'
import { useSelection } from '../definition/use-selection.ts'
import type { Diagram } from './use-diagram.ts'

/** Ids of the nodes and flows that are selected. */
export function useDiagramSelection(definition: WorkflowDefinition, diagram: Diagram): readonly string[] {
  const { place, select } = useSelection()
  const { viewer, session, drawn } = diagram
  const [selected, setSelected] = useState<readonly string[]>([])
  useEffect(() => {
    if (!viewer || !session) return
    const show = (selection: readonly DiagramElement[]) => {
      const chosen = selection.map(element => element.labelTarget ?? element)
      const ids = [...new Set(chosen.map(element => fromXmlId(element.id)))]
      setSelected(ids)
      const [only] = ids.length === 1 ? chosen : []
      if (!only || only.type === 'bpmn:Association') select([])
      else select([only.type === 'bpmn:SequenceFlow' ? 'flows' : 'nodes', fromXmlId(only.id)])
    }
    const listen = ({ newSelection = [] }: DiagramEvent) => {
      if (!session.isDrawing()) show(newSelection)
    }
    // bpmn-js would no longer select it. It is shown again: the panel may be at something inside of it.
    const again = (event: DiagramEvent) => {
      const { element, originalEvent } = event
      const selection = viewer.get('selection').get()
      if (!element || originalEvent?.shiftKey || selection.length !== 1 || selection[0] !== element) return
      event.stopPropagation?.()
      show(selection)
    }
    const events = viewer.get('eventBus')
    events.on('selection.changed', listen)
    events.on('element.click', 1500, again)
    return () => {
      events.off('selection.changed', listen)
      events.off('element.click', again)
    }
  }, [viewer, session, select])

  const [part, id] = place
  const wanted = (part === 'nodes' || part === 'flows') && id !== undefined ? id : undefined
  const isThere = wanted !== undefined && [...definition.nodes, ...definition.flows].some(item => item.id === wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew has to be selected anew
  useEffect(() => {
    if (!viewer || !isThere || wanted === undefined) return
    const element = viewer.get('elementRegistry').get(toXmlId(wanted))
    const selection = viewer.get('selection')
    if (!element || selection.get().some(item => (item.labelTarget ?? item) === element)) return
    const canvas = viewer.get('canvas')
    const root = canvas.findRoot(element)
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root)
    selection.select(element)
    canvas.scrollToElement(element, 80)
  }, [viewer, wanted, isThere, drawn])
  return selected
}
