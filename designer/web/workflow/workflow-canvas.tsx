/** A workflow as its diagram: drawn with bpmn-js, each change one edit of the draft, what is selected in the panel. */
import { useEffect, useMemo } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { fitDiagram } from '#runtime/web/workflow/fit-diagram.ts'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { DiagramTools } from './diagram-tools.tsx'
import { ElementPalette } from './element-palette.tsx'
import { SimulationPanel } from './simulation/simulation-panel.tsx'
import { useSimulation } from './simulation/use-simulation.ts'
import { useSimulationMarks } from './simulation/use-simulation-marks.ts'
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
  const simulation = useSimulation(definition)
  useSimulationMarks(diagram, simulation.simulated)
  const { isOpen, toggle } = simulation
  const viewer = diagram.viewer
  useEffect(() => {
    // The panel takes room from the diagram.
    if (isOpen && viewer) fitDiagram(viewer)
  }, [isOpen, viewer])
  const tools = useMemo(
    () =>
      viewer ? (
        <DiagramTools
          definition={definition}
          viewer={viewer}
          selected={selected}
          isSimulating={isOpen}
          onSimulate={toggle}
        />
      ) : null,
    [definition, viewer, selected, isOpen, toggle],
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
        {isOpen ? <SimulationPanel definition={definition} simulation={simulation} /> : null}
      </div>
    </div>
  )
}
