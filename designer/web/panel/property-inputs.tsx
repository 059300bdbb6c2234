/** The input of each sort of property; all sorts are counted by the compiler. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ComponentType } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { ExpressionProperty } from '../expression/expression-property.tsx'
import { CalledPicker, isCalled } from '../workflow/called-picker.tsx'
import { FlowCondition, isFlowCondition } from '../workflow/flow-condition.tsx'
import { baseObject } from './base-object.ts'
import { ChoiceColor } from './choice-color.tsx'
import { ColorInput } from './color-input.tsx'
import { ConstantInput } from './constant-input.tsx'
import { DefinitionPicker } from './definition-picker.tsx'
import { ElementList } from './element-list.tsx'
import { fieldFits } from './field-fits.ts'
import { FieldPicker } from './field-picker.tsx'
import { FilterEditor } from './filter-editor.tsx'
import { IconPicker } from './icon-picker.tsx'
import { LocalizedInput } from './localized-input.tsx'
import { NameInput } from './name-input.tsx'
import { NameList } from './name-list.tsx'
import { PartPicker } from './part-picker.tsx'
import { PathPicker } from './path-picker.tsx'
import { ariaOf } from './picker-props.ts'
import type { PropertyInputProps } from './property-input.ts'
import { RecordTypePicker } from './record-type-picker.tsx'
import { titleOf, wordOf } from './schema-words.ts'
import type { Sort } from './sort-of.ts'
import { namesStates, StateCodes } from './state-codes.tsx'
import { TextWithFields } from './text-with-fields.tsx'
import { useTyped } from './use-typed.ts'

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNothing = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const statusOf = ({ invalid }: PropertyInputProps) => (invalid ? { status: 'error' as const } : {})

/** Name of the object that a reference of this property starts from. */
function useBase({ facts, schema, path, name }: PropertyInputProps): string | undefined {
  const draft = useDraft()
  return baseObject(draft, facts.definition, facts.framesOf(path), schema.items ?? schema, name)?.name
}

function TextProperty(props: PropertyInputProps) {
  const { id, value, onChange, schema, disabled } = props
  const [text, inputProps] = useTyped(asText(value), typed => onChange(typed === '' ? undefined : typed))
  const shared = { id, value: text, disabled, ...ariaOf(props), ...statusOf(props), ...inputProps }
  return <Input {...shared} {...(schema.maxLength ? { maxLength: schema.maxLength } : {})} />
}

function NumberProperty(props: PropertyInputProps) {
  const { id, value, onChange, schema, disabled } = props
  const [text, inputProps] = useTyped(typeof value === 'number' ? String(value) : '', typed => {
    const number = Number(typed)
    return onChange(typed.trim() === '' ? undefined : Number.isNaN(number) ? typed : number)
  })
  return (
    <InputNumber
      id={id}
      style={{ width: '100%' }}
      value={text}
      stringMode
      disabled={disabled}
      {...(schema.minimum === undefined ? {} : { min: String(schema.minimum) })}
      {...(schema.maximum === undefined ? {} : { max: String(schema.maximum) })}
      onChange={next => inputProps.onChange({ target: { value: next === null ? '' : String(next) } })}
      onBlur={inputProps.onBlur}
      onKeyDown={inputProps.onKeyDown}
      {...ariaOf(props)}
      {...statusOf(props)}
    />
  )
}

function FlagProperty(props: PropertyInputProps) {
  return (
    <Checkbox
      id={props.id}
      checked={props.value === true}
      disabled={props.disabled}
      onChange={event => void props.onChange(event.target.checked || undefined)}
      {...ariaOf(props)}
    >
      {props.title}
    </Checkbox>
  )
}

function ChoiceProperty(props: PropertyInputProps) {
  const { id, schema, value, onChange, required, disabled } = props
  const { locale } = useLocale()
  const clear = useClear()
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={orNothing(value) ?? null}
      options={(schema.enum ?? []).map(item => ({ value: String(item), label: wordOf(schema, item, locale) }))}
      onChange={(next: string | null | undefined) => void onChange(next ?? undefined)}
      allowClear={required ? false : clear}
      disabled={disabled}
      popupMatchSelectWidth={false}
      {...ariaOf(props)}
      {...statusOf(props)}
    />
  )
}

function ChecksProperty({ schema, value, onChange, disabled, title }: PropertyInputProps) {
  const { locale } = useLocale()
  const items = schema.items ?? {}
  return (
    <Checkbox.Group
      aria-label={title}
      className="property-checks"
      disabled={disabled}
      value={Array.isArray(value) ? (value as string[]) : []}
      options={(items.enum ?? []).map(item => ({ value: String(item), label: wordOf(items, item, locale) }))}
      onChange={next => void onChange(next.length > 0 ? next : undefined)}
    />
  )
}

function TextsProperty(props: PropertyInputProps) {
  const { id, value, onChange, disabled } = props
  return (
    <Select
      id={id}
      mode="tags"
      style={{ width: '100%' }}
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', ' ', ',', '、']}
      disabled={disabled}
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={(next: string[]) => void onChange(next.length > 0 ? next : undefined)}
      {...ariaOf(props)}
      {...statusOf(props)}
    />
  )
}

function ColorProperty(props: PropertyInputProps) {
  const value = orNothing(props.value)
  return props.schema.pattern?.includes('geekblue') ? (
    <ChoiceColor {...props} value={value} />
  ) : (
    <ColorInput {...props} value={value} />
  )
}

function FixedProperty({ id, value, facts, name }: PropertyInputProps) {
  const { locale } = useLocale()
  const branch = facts.spot.whole.oneOf?.find(item => item.properties?.[name]?.const === value)
  return <Input id={id} value={branch ? titleOf(branch, locale) : String(value)} readOnly variant="filled" />
}

const FieldProperty = (props: PropertyInputProps) => (
  <FieldPicker
    {...props}
    object={useBase(props)}
    value={orNothing(props.value)}
    where={fieldFits(props.facts.spot.schema, props.name)}
  />
)

const PathProperty = (props: PropertyInputProps) => (
  <PathPicker
    {...props}
    object={useBase(props)}
    value={orNothing(props.value)}
    where={fieldFits(props.facts.spot.schema, props.name)}
  />
)

const FilterProperty = (props: PropertyInputProps) => {
  const { definition } = props.facts
  return (
    <FilterEditor
      object={useBase(props)}
      value={props.value as Filter | undefined}
      onChange={props.onChange}
      disabled={props.disabled}
      ariaLabel={props.title}
      context={{
        address: { kind: definition.kind, definition: definition.id, pointer: props.facts.spot.pointer || '/filter' },
        ...('parameters' in definition ? { parameters: definition.parameters } : {}),
        ...(definition.kind === 'query' ? { record: true } : {}),
      }}
    />
  )
}

/** Chooses which of several groups of properties applies; what both know stays. */
function BranchProperty(props: PropertyInputProps) {
  const { id, schema, value, facts, path, name, disabled } = props
  const { locale } = useLocale()
  const clear = useClear()
  const branches = schema.oneOf ?? []
  const typeOf = (branch: Schema) => String(branch.properties?.[name]?.const)
  const choose = (next: string | null | undefined) => {
    const holder = path.slice(0, -1)
    const branch = branches.find(item => typeOf(item) === next)
    const old = facts.framesOf(path).at(-1)?.node ?? {}
    const kept = Object.entries(old).filter(([key]) => key !== name && branch?.properties?.[key] !== undefined)
    void facts.commit(
      holder,
      branch ? { [name]: next, ...Object.fromEntries(kept), ...leastOf(branch, name) } : undefined,
    )
  }
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={orNothing(value) ?? null}
      options={branches.map(branch => ({ value: typeOf(branch), label: titleOf(branch, locale) }))}
      onChange={choose}
      allowClear={clear}
      disabled={disabled}
      popupMatchSelectWidth={false}
      {...ariaOf(props)}
      {...statusOf(props)}
    />
  )
}

/** The lists and groups that a branch cannot do without. */
function leastOf(branch: Schema, by: string): object {
  const needed = (branch.required ?? []).filter(name => name !== by)
  return Object.fromEntries(
    needed.flatMap(name => {
      const type = branch.properties?.[name]?.type
      return type === 'array' ? [[name, []]] : type === 'object' ? [[name, {}]] : []
    }),
  )
}

/** Every sort and its input. */
export const propertyInputs: Readonly<Record<Sort, ComponentType<PropertyInputProps>>> = {
  branch: BranchProperty,
  checks: ChecksProperty,
  choice: ChoiceProperty,
  color: ColorProperty,
  constant: ConstantInput,
  definition: props =>
    isCalled(props) ? (
      <CalledPicker {...props} />
    ) : (
      <DefinitionPicker {...props} kind={props.schema['x-ref'] as KindName} value={orNothing(props.value)} />
    ),
  elements: ElementList,
  expression: props => (isFlowCondition(props) ? <FlowCondition {...props} /> : <ExpressionProperty {...props} />),
  field: FieldProperty,
  filter: FilterProperty,
  fixed: FixedProperty,
  flag: FlagProperty,
  group: () => null,
  icon: props => <IconPicker {...props} value={orNothing(props.value)} />,
  localized: props => (
    <LocalizedInput
      {...props}
      value={props.value as LocalizedText | undefined}
      onChange={text => props.onChange(text ?? (props.required ? {} : undefined))}
      ariaLabel={props.title}
      long={['help', 'confirm', 'instructions'].includes(props.name)}
    />
  ),
  name: NameInput,
  names: NameList,
  number: NumberProperty,
  part: props => <PartPicker {...props} value={orNothing(props.value)} />,
  path: PathProperty,
  recordType: props => <RecordTypePicker {...props} object={useBase(props)} value={orNothing(props.value)} />,
  text: props => (namesStates(props) ? <StateCodes {...props} /> : <TextProperty {...props} />),
  'text-with-fields': props => <TextWithFields {...props} object={useBase(props)} value={orNothing(props.value)} />,
  texts: props => (namesStates(props) ? <StateCodes {...props} /> : <TextsProperty {...props} />),
}
