/** A workflow before and after, drawn beside each other: what is new, gone or different is colored. */
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { Diagram } from '#runtime/web/workflow/diagram.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { compareElements } from './compare-elements.ts'
import { texts } from './texts.ts'

interface WorkflowComparisonProps {
  readonly before: WorkflowDefinition
  readonly after: WorkflowDefinition
}

export function WorkflowComparison({ before, after }: WorkflowComparisonProps) {
  const t = useTexts(texts)
  const changes = compareElements(before, after)
  return (
    <div className="diagram-comparison">
      <section>
        <h4>{t.diagramBefore}</h4>
        <div className="diagram-frame">
          <Diagram workflow={before} label={t.diagramBefore} changes={changes} />
        </div>
      </section>
      <section>
        <h4>{t.diagramAfter}</h4>
        <div className="diagram-frame">
          <Diagram workflow={after} label={t.diagramAfter} changes={changes} />
        </div>
      </section>
    </div>
  )
}
