/** The value of a condition in a definition: a constant, or what is known only when the question is asked. */
import { Select } from 'antd'
import type { FullField, ValueEditorProps } from 'react-querybuilder'
import type { QueryParameter } from '#metadata/definitions.ts'
import { isValueless } from '#runtime/web/filter/operators.ts'
import { RuleValue } from '#runtime/web/filter/rule-value.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

/** What values may stand for besides constants. */
export interface RuleContext {
  readonly parameters?: readonly QueryParameter[] | undefined
  /** $record, the record of the page that asks. */
  readonly record?: boolean | undefined
}

const constant = ''
const record = '$record'

export function DraftRuleValue(props: ValueEditorProps<FullField, string>) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { parameters = [], record: hasRecord } = (props.context ?? {}) as RuleContext
  const value: unknown = props.value
  const parameter = parameterOf(value)
  const isMade = parameter !== undefined || value === record
  const offers = parameters.length > 0 || hasRecord || isMade
  if (isValueless(props.operator)) return null
  if (!offers) return <RuleValue {...props} />
  const source = parameter === undefined ? (value === record ? record : constant) : `:${parameter}`
  const unknown = parameter !== undefined && !parameters.some(item => item.name === parameter) ? [parameter] : []
  return (
    <span className="rule-ends">
      <Select
        aria-label={t.valueFrom}
        disabled={props.disabled ?? false}
        value={source}
        popupMatchSelectWidth={false}
        options={[
          { value: constant, label: t.constant },
          ...(hasRecord || value === record ? [{ value: record, label: t.pageRecord }] : []),
          ...parameters.map(item => ({ value: `:${item.name}`, label: label(item) })),
          ...unknown.map(name => ({ value: `:${name}`, label: name })),
        ]}
        onChange={(next: string) =>
          props.handleOnChange(next.startsWith(':') ? { parameter: next.slice(1) } : next === record ? record : '')
        }
      />
      {isMade ? null : <RuleValue {...props} />}
    </span>
  )
}

function parameterOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'parameter' in value
    ? String((value as { parameter: unknown }).parameter)
    : undefined
}
