/** The value of a condition in a definition: a constant, a formula, or what is known only when the question is asked. */
import { Select } from 'antd'
import { useId } from 'react'
import type { FullField, ValueEditorProps } from 'react-querybuilder'
import type { QueryParameter } from '#metadata/definitions.ts'
import { isFormula } from '#metadata/filter.ts'
import type { BuilderField } from '#runtime/web/filter/builder-fields.ts'
import { isValueless } from '#runtime/web/filter/operators.ts'
import { RuleValue } from '#runtime/web/filter/rule-value.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { ExpressionRule } from '../expression/expression-api.ts'
import { ExpressionInput } from '../expression/expression-input.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { awaitsConstant, isUnfinished, retyped, toConstant, toFormula } from './held-value.ts'
import { texts } from './texts.ts'

/** What values may stand for besides constants. */
export interface RuleContext {
  readonly parameters?: readonly QueryParameter[] | undefined
  /** $record, the record of the page that asks. */
  readonly record?: boolean | undefined
  /** Where the filter stands; without it there are no formulas. */
  readonly address?: { readonly kind: string; readonly definition: string; readonly pointer: string } | undefined
  readonly disabled?: boolean | undefined
}

const constant = ''
const record = '$record'
const formula = '='

export function DraftRuleValue(props: ValueEditorProps<FullField, string>) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { parameters = [], record: hasRecord, address } = (props.context ?? {}) as RuleContext
  const value: unknown = props.value
  const parameter = parameterOf(value)
  const formulas = [value].flat().some(isFormula)
  const isMade = parameter !== undefined || value === record
  const mayFormula = formulas || (address !== undefined && props.operator !== 'within')
  const offers = parameters.length > 0 || hasRecord || isMade || mayFormula
  if (isValueless(props.operator)) return null
  if (!offers) return <RuleValue {...props} />
  const source = formulas ? formula : parameter !== undefined ? `:${parameter}` : value === record ? record : constant
  const type = (props.fieldData as unknown as BuilderField | undefined)?.catalogField.type ?? 'text'
  const given = (next: string): unknown => {
    if (next === formula) return toFormula(value, { type, operator: props.operator })
    if (next === constant) return toConstant(value, { type, operator: props.operator })
    return next === record ? record : { parameter: next.slice(1) }
  }
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
          ...(mayFormula ? [{ value: formula, label: t.formula }] : []),
          ...(hasRecord || value === record ? [{ value: record, label: t.pageRecord }] : []),
          ...parameters.map(item => ({ value: `:${item.name}`, label: label(item) })),
          ...unknown.map(name => ({ value: `:${name}`, label: name })),
        ]}
        onChange={(next: string) => props.handleOnChange(given(next))}
      />
      {isMade ? null : formulas && address ? (
        <FormulaValues {...props} />
      ) : (
        <RuleValue {...props} value={awaitsConstant(value) ? '' : value} />
      )}
      {[value].flat().some(isUnfinished) ? <span className="muted">{t.stillHolds}</span> : null}
    </span>
  )
}

/** One formula, or those of both ends. */
function FormulaValues(props: ValueEditorProps<FullField, string>) {
  const value: unknown = props.value
  if (!Array.isArray(value)) return <FormulaValue {...props} of={value} onFormula={props.handleOnChange} />
  return value.map((item: unknown, index) => (
    <FormulaValue
      // biome-ignore lint/suspicious/noArrayIndexKey: ends and values have no other identity
      key={index}
      {...props}
      of={item}
      at={index}
      onFormula={next => props.handleOnChange(value.map((old: unknown, other) => (other === index ? next : old)))}
    />
  ))
}

type FormulaValueProps = ValueEditorProps<FullField, string> & {
  readonly of: unknown
  readonly at?: number
  readonly onFormula: (value: unknown) => void
}

function FormulaValue({
  of,
  at,
  onFormula,
  context,
  field,
  fieldData,
  operator,
  title = '',
  disabled,
}: FormulaValueProps) {
  const id = useId()
  const t = useTexts(texts)
  const { address } = (context ?? {}) as RuleContext
  const { root } = fieldData as unknown as BuilderField
  if (!address) return null
  const rule: ExpressionRule = { object: root, field, operator, ...(at === undefined ? {} : { isItem: true }) }
  return (
    <span className="rule-formula">
      <ExpressionInput
        label={`${title} ${t.formula}${at === undefined ? '' : ` ${at + 1}`}`.trim()}
        value={isFormula(of) ? of.expression : String(of ?? '')}
        onChange={typed => onFormula(retyped(of, typed))}
        address={{ ...address, rule }}
        readOnly={disabled ?? false}
        invalid={false}
        describedBy={id}
      />
    </span>
  )
}

function parameterOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'parameter' in value
    ? String((value as { parameter: unknown }).parameter)
    : undefined
}
