/** What a stored question or a report is asked with: an input for each parameter, in a row. */
import type { QueryParameter } from '#metadata/definitions.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { parameterField } from './parameter-field.ts'

interface ParameterInputsProps {
  readonly parameters: readonly QueryParameter[]
  readonly values: Readonly<Record<string, unknown>>
  readonly onChange: (values: Record<string, unknown>) => void
}

export function ParameterInputs({ parameters, values, onChange }: ParameterInputsProps) {
  const { label } = useLocale()
  return parameters.map(parameter => {
    const id = `parameter-${parameter.name}`
    return (
      <Labelled key={parameter.name} label={label(parameter)} htmlFor={id} style={{ width: 200 }}>
        <FieldInput
          id={id}
          field={parameterField(parameter)}
          value={values[parameter.name]}
          onChange={value => onChange({ ...values, [parameter.name]: value })}
        />
      </Labelled>
    )
  })
}
