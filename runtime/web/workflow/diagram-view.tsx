/** The one place of the end users' app where bpmn-js draws. What lies over the diagram is plain data. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import { useEffect, useRef, useState } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { diagramLook } from './diagram-look.ts'
import { fitDiagram } from './fit-diagram.ts'
import { followFocus } from './follow-focus.ts'
import type { Drawable } from './node-tree.ts'
import { toXml } from './to-xml.ts'
import { fromXmlId, toXmlId } from './xml-id.ts'
import './diagram-view.css'

/** A mark at a node: a token, an incident, a count. */
export interface DiagramMark {
  readonly node: string
  readonly text: string
  readonly title: string
  readonly tone: 'token' | 'done' | 'error'
}

export interface DiagramViewProps {
  readonly workflow: Drawable & Pick<WorkflowDefinition, 'layout'>
  /** What people who do not see it are told. */
  readonly label: string
  readonly marks?: readonly DiagramMark[]
  /** Ids of the nodes and flows on the way that was taken. */
  readonly path?: readonly string[]
  /** How hot each node is, from 0 to 1. */
  readonly heat?: Readonly<Record<string, number>>
  /** Colors of elements that differ from another state of the workflow. */
  readonly changes?: Readonly<Record<string, 'added' | 'removed' | 'changed'>>
  /** The node or flow that was chosen; undefined for the empty canvas. */
  readonly onSelect?: (id: string | undefined) => void
}

export function DiagramView(props: DiagramViewProps) {
  const { workflow, label, marks = none, path = none, heat = nothing, changes = nothing, onSelect } = props
  const { locale } = useLocale()
  const container = useRef<HTMLElement>(null)
  const [viewer, setViewer] = useState<NavigatedViewer>()
  const [drawn, setDrawn] = useState(0)
  const select = useRef(onSelect)
  useEffect(() => {
    select.current = onSelect
  })
  useEffect(() => {
    if (!container.current) return
    const made = new NavigatedViewer({ container: container.current, ...diagramLook })
    made.get('eventBus').on('selection.changed', ({ newSelection = [] }) => {
      const [only] = newSelection
      select.current?.(only && fromXmlId((only.labelTarget ?? only).id))
    })
    followFocus(made)
    setViewer(made)
    return () => {
      made.destroy()
      setViewer(undefined)
    }
  }, [])
  const xml = toXml(workflow, { locale, as: 'picture' })
  useEffect(() => {
    if (!viewer) return
    let isOver = false
    void viewer.importXML(xml).then(
      () => {
        if (isOver) return
        fitDiagram(viewer)
        setDrawn(count => count + 1)
      },
      // Another drawing has taken its place, or the viewer is gone.
      () => undefined,
    )
    return () => {
      isOver = true
    }
  }, [viewer, xml])
  useEffect(() => {
    if (!viewer || drawn === 0) return
    const [canvas, registry, overlays] = [viewer.get('canvas'), viewer.get('elementRegistry'), viewer.get('overlays')]
    const undo: (() => void)[] = []
    const paint = (id: string, marker: string) => {
      const element = registry.get(toXmlId(id))
      if (!element) return
      canvas.addMarker(element, marker)
      undo.push(() => registry.get(element.id) === element && canvas.removeMarker(element, marker))
    }
    for (const id of path) paint(id, 'diagram-path')
    for (const [id, change] of Object.entries(changes)) paint(id, `diagram-${change}`)
    for (const [id, share] of Object.entries(heat))
      paint(id, `diagram-heat-${Math.round(Math.min(1, Math.max(0, share)) * 4)}`)
    for (const mark of marks) {
      if (!registry.get(toXmlId(mark.node))) continue
      const html = document.createElement('span')
      html.className = `diagram-token diagram-token-${mark.tone}`
      html.textContent = mark.text
      html.title = mark.title
      html.setAttribute('role', 'img')
      html.setAttribute('aria-label', mark.title)
      const overlay = overlays.add(toXmlId(mark.node), 'token', { position: { bottom: 10, right: 14 }, html })
      undo.push(() => overlays.remove(overlay))
    }
    return () => {
      for (const step of undo) step()
    }
  }, [viewer, drawn, marks, path, heat, changes])
  return <section className="diagram bio-theme-parent" ref={container} aria-label={label} />
}

const none: readonly never[] = []
const nothing: Readonly<Record<string, never>> = {}
