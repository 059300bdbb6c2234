/** A workflow as its diagram: drawn with bpmn-js, each change one edit of the draft, what is selected in the panel. */
import { useMemo } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { DiagramTools } from './diagram-tools.tsx'
import { ElementPalette } from './element-palette.tsx'
import { texts } from './texts.ts'
import { useDiagram } from './use-diagram.ts'
import { useDiagramFindings } from './use-diagram-findings.ts'
import { useDiagramSelection } from './use-diagram-selection.ts'
import './workflow.css'

export function WorkflowCanvas({ definition }: CanvasProps<'workflow'>) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { readOnly } = useDraft()
  const diagram = useDiagram(definition)
  const selected = useDiagramSelection(definition, diagram)
  useDiagramFindings(definition, diagram)
  const viewer = diagram.viewer
  const tools = useMemo(
    () => (viewer ? <DiagramTools definition={definition} viewer={viewer} selected={selected} /> : null),
    [definition, viewer, selected],
  )
  return (
    <div className="workflow-canvas">
      {tools}
      <div className="workflow-board">
        {readOnly || !viewer ? null : <ElementPalette viewer={viewer} />}
        <section
          className="diagram bio-theme-parent"
          ref={diagram.container}
          aria-label={t.diagramOf(label(definition))}
        />
      </div>
    </div>
  )
}
