/** The builder's parts in the look of the app. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import type {
  ActionProps,
  ControlElementsProp,
  FieldSelectorProps,
  FullField,
  FullOption,
  MatchModeEditorProps,
  ValueSelectorProps,
} from 'react-querybuilder'
import { SourcedRuleValue } from './sourced-rule-value.tsx'

interface Chooser {
  readonly title?: string | undefined
  readonly value?: string | undefined
  readonly options: readonly unknown[]
  readonly width: number
  readonly onChange: (value: string) => void
}

function Choose({ title, value, options, width, onChange }: Chooser) {
  return (
    <Select
      style={{ width }}
      value={value ?? null}
      options={(options as FullOption[]).map(option => ({ value: option.name, label: option.label }))}
      onChange={chosen => onChange(String(chosen))}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      {...(title ? { 'aria-label': title } : {})}
    />
  )
}

const FieldChoice = (props: FieldSelectorProps<FullField>) => (
  <Choose title={props.title} value={props.value} options={props.options} width={220} onChange={props.handleOnChange} />
)

const SmallChoice = (props: ValueSelectorProps) => (
  <Choose title={props.title} value={props.value} options={props.options} width={132} onChange={props.handleOnChange} />
)

const AddButton = (props: ActionProps) => (
  <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={event => props.handleOnClick(event)}>
    {props.label}
  </Button>
)

const RemoveButton = (props: ActionProps) => (
  <Button
    size="small"
    type="text"
    icon={<CloseOutlined aria-hidden />}
    aria-label={props.title ?? ''}
    onClick={event => props.handleOnClick(event)}
  />
)

const MatchChoice = (props: MatchModeEditorProps) => (
  <>
    <Choose
      title={props.title}
      value={props.match.mode}
      options={props.options}
      width={132}
      onChange={mode => props.handleOnChange(mode === 'atLeast' ? { mode, threshold: 1 } : { mode })}
    />
    {props.match.mode === 'atLeast' ? (
      <InputNumber
        style={{ width: 72 }}
        min={1}
        precision={0}
        aria-label={props.thresholdPlaceholder ?? props.title ?? ''}
        value={Number(props.match.threshold ?? 1)}
        onChange={threshold => props.handleOnChange({ mode: 'atLeast', threshold: threshold ?? 1 })}
      />
    ) : null}
  </>
)

export const builderControls: ControlElementsProp<FullField, string> = {
  fieldSelector: FieldChoice,
  operatorSelector: SmallChoice,
  combinatorSelector: SmallChoice,
  valueEditor: SourcedRuleValue,
  matchModeEditor: MatchChoice,
  addRuleAction: AddButton,
  addGroupAction: AddButton,
  removeRuleAction: RemoveButton,
  removeGroupAction: RemoveButton,
}
