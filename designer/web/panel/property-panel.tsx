/** The properties of a place within a definition, drawn from the JSON Schema of its kind. */
import type { Definition } from '#metadata/definitions.ts'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import type { Place } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { OutgoingFlows } from '../workflow/outgoing-flows.tsx'
import { DangerZone } from './danger-zone.tsx'
import { PanelHead } from './panel-head.tsx'
import { PropertyForm } from './property-form.tsx'
import { findSpot } from './spot.ts'
import { useKinds } from './use-kinds.ts'
import './panel.css'

interface PropertyPanelProps {
  readonly definition: Definition
  readonly place: Place
}

export function PropertyPanel({ definition, place }: PropertyPanelProps) {
  const kinds = useKinds()
  const { readOnly } = useDraft()
  return (
    <Loaded query={kinds}>
      {schemas => {
        const spot = findSpot(definition, schemas, place)
        return (
          <div className="panel" key={spot.place.join('/')}>
            <PanelHead definition={definition} kinds={schemas} spot={spot} />
            <PropertyForm definition={definition} spot={spot} />
            {definition.kind === 'workflow' && spot.place[0] === 'nodes' && spot.place[1] && spot.place.length === 2 ? (
              <OutgoingFlows definition={definition} node={spot.place[1]} />
            ) : null}
            {readOnly ? null : <DangerZone definition={definition} spot={spot} />}
          </div>
        )
      }}
    </Loaded>
  )
}
