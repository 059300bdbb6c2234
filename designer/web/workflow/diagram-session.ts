/**
 * Keeps a diagram of bpmn-js and a workflow of the draft in step. What is drawn is sent as one edit at a time; what comes
 * from elsewhere (undo, the panel, another person) is drawn when nobody is in the middle of something.
 */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import type { WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { fitDiagram } from '#runtime/web/workflow/fit-diagram.ts'
import { layOut } from '#runtime/web/workflow/lay-out.ts'
import { elementsIn, type ModdleElement } from '#runtime/web/workflow/moddle-element.ts'
import { type Drawing, readDrawing } from '#runtime/web/workflow/read-drawing.ts'
import { toXml } from '#runtime/web/workflow/to-xml.ts'
import { changeOf, type DiagramChange } from './change-of.ts'
import { isSameDrawing } from './is-same-drawing.ts'

interface Wishes {
  readonly viewer: NavigatedViewer
  readonly locale: Locale
  readonly readOnly: boolean
  /** Answers the workflow after the edit, or undefined when it was refused. */
  readonly send: (change: DiagramChange) => Promise<WorkflowDefinition | undefined>
  /** Something was drawn anew: what lies over it has to be put there again. */
  readonly onDrawn: () => void
}

export interface DiagramSession {
  /** The workflow as it is now. */
  readonly show: (workflow: WorkflowDefinition) => void
  /** Whether the diagram is being drawn, so that what is selected says nothing. */
  readonly isDrawing: () => boolean
  readonly end: () => void
}

/** Begins to keep them in step. */
export function createDiagramSession({ viewer, locale, readOnly, send, onDrawn }: Wishes): DiagramSession {
  const nodes = new Map<string, WorkflowNode>()
  const flows = new Map<string, WorkflowFlow>()
  let latest: WorkflowDefinition | undefined
  let shownXml: string | undefined
  let base: Drawing | undefined
  let pending = 0
  let drawing: Promise<void> | undefined
  let isWaiting = false
  let isOver = false

  const read = () => drawingOf(viewer.getDefinitions() as ModdleElement)
  const isBusy = () =>
    pending > 0 || (!readOnly && (Boolean(viewer.get('dragging').context()) || viewer.get('directEditing').isActive()))

  const look = async (): Promise<void> => {
    if (!latest || isOver) return
    if (isBusy()) {
      isWaiting = true
      return
    }
    isWaiting = false
    const workflow = latest
    const xml = toXml(workflow, { locale, as: 'picture' })
    if (xml === shownXml) return
    if (shownXml !== undefined && (await isShown(xml))) shownXml = xml
    else await draw(workflow, xml)
    if (latest !== workflow) await look()
  }
  const isShown = async (xml: string): Promise<boolean> => {
    const { rootElement } = await viewer.get('moddle').fromXML(xml)
    return !isOver && isSameDrawing(drawingOf(rootElement as ModdleElement), read())
  }
  const draw = async (workflow: WorkflowDefinition, xml: string) => {
    if (isOver || isBusy()) {
      isWaiting = true
      return
    }
    const isFirst = shownXml === undefined
    const [canvas, selection] = [viewer.get('canvas'), viewer.get('selection')]
    const box = isFirst ? undefined : canvas.viewbox()
    const plane = isFirst ? undefined : canvas.getRootElement().id
    const selected = isFirst ? [] : selection.get().map(element => element.id)
    await viewer.importXML(xml)
    if (isOver) return
    shownXml = xml
    const drawn = read()
    // What had no place is placed for good with the next edit.
    base = layOut(workflow).isCompleted ? { ...drawn, layout: [] } : drawn
    const registry = viewer.get('elementRegistry')
    const root = plane === undefined ? undefined : registry.get(plane)
    if (root && plane?.endsWith('_plane')) canvas.setRootElement(root)
    if (box) canvas.viewbox({ x: box.x, y: box.y, width: box.width, height: box.height })
    else fitDiagram(viewer)
    const found = selected.flatMap(id => registry.get(id) ?? [])
    if (found.length > 0) selection.select(found)
    onDrawn()
  }
  const show = () => {
    drawing = (drawing ?? Promise.resolve()).then(look).finally(() => {
      drawing = undefined
    })
  }
  const flush = async () => {
    if (!base || !latest || drawing) return
    const now = read()
    const change = changeOf(base, now, { workflow: latest, known: { nodes, flows }, locale })
    base = now
    if (!change) return
    pending += 1
    const answer = await send(change)
    pending -= 1
    if (answer) remember(answer)
    else shownXml = ''
    if (pending === 0) show()
  }
  const remember = (workflow: WorkflowDefinition) => {
    latest = workflow
    for (const node of workflow.nodes) nodes.set(node.id, node)
    for (const flow of workflow.flows) flows.set(flow.id, flow)
  }
  const lookAgain = () => {
    setTimeout(() => {
      if (isWaiting && !isOver) show()
    })
  }
  const events = viewer.get('eventBus')
  const changed = () => void flush()
  const settled = ['drag.cleanup', 'directEditing.complete', 'directEditing.cancel']
  if (!readOnly) {
    events.on('commandStack.changed', changed)
    events.on(settled, lookAgain)
  }
  return {
    show: workflow => {
      // The answer to an edit is newer than what was shown before it.
      if (pending === 0) remember(workflow)
      show()
    },
    isDrawing: () => drawing !== undefined,
    end: () => {
      isOver = true
    },
  }
}

function drawingOf(definitions: ModdleElement): Drawing {
  const process = elementsIn(definitions, 'rootElements').find(element => element.$type === 'bpmn:Process')
  return readDrawing(definitions, process as ModdleElement)
}
