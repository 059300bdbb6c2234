/** The properties of a place within a definition, from the JSON Schema of its kind. */
import type { Definition } from '#metadata/definitions.ts'
import type { Place } from '../definition/use-selection.ts'

interface PropertyPanelProps {
  readonly definition: Definition
  readonly place: Place
}

export function PropertyPanel({ definition, place }: PropertyPanelProps) {
  return <pre className="card-body">{JSON.stringify(place.length > 0 ? place : definition, null, 2)}</pre>
}
