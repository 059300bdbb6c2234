/** The input of any field type; one per type, all of them counted by the compiler. */
import type { ComponentType } from 'react'
import type { FieldType } from '../api/catalog.ts'
import { BooleanInput, ChoiceInput, DateInput, DatetimeInput, MultiChoiceInput } from './choice-inputs.tsx'
import { FieldValue } from './field-value.tsx'
import { FileInput } from './file-input.tsx'
import type { FieldInputProps } from './input-props.ts'
import { RatingInput } from './rating-input.tsx'
import { AnyReferenceInput, ReferenceInput } from './reference-inputs.tsx'
import { DecimalInput, IntegerInput, LongTextInput, MoneyInput, PercentInput, TextInput } from './text-inputs.tsx'

const ShownOnly = ({ field, value }: FieldInputProps) => <FieldValue field={field} value={value} />

const inputs: Readonly<Record<FieldType, ComponentType<FieldInputProps>>> = {
  text: TextInput,
  longText: LongTextInput,
  integer: IntegerInput,
  decimal: DecimalInput,
  money: MoneyInput,
  percent: PercentInput,
  rating: RatingInput,
  boolean: BooleanInput,
  date: DateInput,
  datetime: DatetimeInput,
  email: TextInput,
  phone: TextInput,
  url: TextInput,
  choice: ChoiceInput,
  multiChoice: MultiChoiceInput,
  reference: ReferenceInput,
  anyReference: AnyReferenceInput,
  children: ShownOnly,
  autoNumber: ShownOnly,
  file: FileInput,
}

export function FieldInput(props: FieldInputProps) {
  const Input = inputs[props.field.type]
  return <Input {...props} />
}

/** Types whose values a person can type or choose. */
export function isEditable(field: {
  readonly type: FieldType
  readonly readOnly?: true
  readonly system?: true
}): boolean {
  return !field.readOnly && field.type !== 'children' && field.type !== 'autoNumber'
}
