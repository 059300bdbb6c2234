/** What is wrong, at the element where it is: a mark that says it, and opens its properties. */
import { useEffect } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { toXmlId } from '#runtime/web/workflow/xml-id.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import type { Diagram } from './use-diagram.ts'

/** Puts the marks on the diagram. */
export function useDiagramFindings(definition: WorkflowDefinition, { viewer, drawn }: Diagram): void {
  const { text } = useLocale()
  const { findingsOf } = useDraft()
  const { select } = useSelection()
  const findings = findingsOf(definition.id)
  useEffect(() => {
    if (!viewer || drawn === 0) return
    const byElement = Map.groupBy(findings, ({ pointer }) => elementAt(definition, pointer)?.join('/'))
    const [overlays, registry] = [viewer.get('overlays'), viewer.get('elementRegistry')]
    const marks: string[] = []
    for (const [address, found] of byElement) {
      const [part = '', id = ''] = address?.split('/') ?? []
      const element = registry.get(toXmlId(id))
      if (!element) continue
      const isError = found.some(item => item.severity === 'error')
      const html = document.createElement('button')
      html.type = 'button'
      html.className = `diagram-mark diagram-mark-${isError ? 'error' : 'warning'}`
      html.textContent = String(found.length)
      html.title = found.map(item => text(item.message)).join('\n')
      html.setAttribute('aria-label', `${found.length}: ${html.title}`)
      html.addEventListener('click', () => select([part, id]))
      const isFlow = element.waypoints !== undefined
      marks.push(
        overlays.add(element.id, 'finding', {
          position: isFlow ? onLine(element.waypoints) : { top: -11, right: 11 },
          html,
        }),
      )
    }
    return () => {
      // A diagram that was drawn anew meanwhile has none of them left.
      for (const mark of marks) overlays.remove(mark)
    }
  }, [viewer, drawn, definition, findings, text, select])
}

/** The middle of a flow's middle stretch, from the corner of the box around it. */
function onLine(line: NonNullable<DiagramElement['waypoints']> = []): { top: number; left: number } {
  const at = Math.max(0, Math.ceil(line.length / 2) - 1)
  const [from, to] = [line[at] ?? { x: 0, y: 0 }, line[at + 1] ?? line[at] ?? { x: 0, y: 0 }]
  const [left, top] = [Math.min(...line.map(({ x }) => x)), Math.min(...line.map(({ y }) => y))]
  return { left: (from.x + to.x) / 2 - left - 10, top: (from.y + to.y) / 2 - top - 10 }
}

/** The node or flow that a finding is about, or that the place of a finding belongs to. */
function elementAt(definition: WorkflowDefinition, pointer: string): [part: string, id: string] | undefined {
  const [, part, index] = pointer.split('/')
  if (part !== 'nodes' && part !== 'flows') return undefined
  const id = definition[part][Number(index)]?.id
  return id === undefined ? undefined : [part, id]
}
