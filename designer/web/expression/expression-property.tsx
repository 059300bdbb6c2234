/** A property that is an expression. */
import type { PropertyInputProps } from '../panel/property-input.ts'
import { escapeStep } from '../panel/spot.ts'
import { ExpressionInput } from './expression-input.tsx'

export function ExpressionProperty(props: PropertyInputProps) {
  const { facts, path, value, title, required, disabled, invalid, describedBy, onChange } = props
  const { definition, spot } = facts
  return (
    <ExpressionInput
      label={title}
      value={typeof value === 'string' ? value : ''}
      onChange={typed => onChange(typed.trim() === '' && !required ? undefined : typed)}
      address={{
        kind: definition.kind,
        definition: definition.id,
        pointer: `${spot.pointer}${path.map(step => `/${escapeStep(step)}`).join('')}`,
      }}
      readOnly={disabled}
      invalid={invalid}
      describedBy={describedBy}
    />
  )
}
