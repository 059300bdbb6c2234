/** What every input of a property gets. */
import type { Schema } from '#metadata/kinds/schema.ts'
import type { Place } from '../definition/use-selection.ts'
import type { PanelFacts } from './panel-facts.ts'

export interface PropertyInputProps {
  readonly id: string
  readonly name: string
  /** Below the place of the panel. */
  readonly path: Place
  readonly schema: Schema
  readonly title: string
  readonly facts: PanelFacts
  readonly value: unknown
  readonly onChange: (value: unknown) => Promise<unknown>
  readonly disabled: boolean
  readonly invalid: boolean
  readonly required: boolean
  readonly describedBy: string
}
