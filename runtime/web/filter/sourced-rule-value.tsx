/** The value of a condition: a constant, a formula, or what is known only when the question is asked. */
import { FunctionOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { Fragment, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FullField, ValueEditorProps } from 'react-querybuilder'
import type { QueryParameter } from '#metadata/definitions.ts'
import { isFormula } from '#metadata/filter.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { BuilderField } from './builder-fields.ts'
import { awaitsConstant, isUnfinished, retyped, toConstant, toFormula } from './held-value.ts'
import { isValueless } from './operators.ts'
import { RuleValue } from './rule-value.tsx'

/** A formula of a condition, and the rule that it belongs to. */
export interface FormulaSlot {
  readonly label: string
  readonly value: string
  readonly rule: {
    /** Name of the object that the field belongs to. */
    readonly object: string
    readonly field: string
    readonly operator: string
    /** Whether it is one of several values. */
    readonly isItem?: boolean
  }
  readonly describedBy: string
  readonly disabled: boolean
  readonly onChange: (text: string) => void
}

/** What values may stand for besides constants. */
export interface ValueSources {
  readonly parameters?: readonly QueryParameter[] | undefined
  /** $record, the record of the page that asks. */
  readonly record?: boolean | undefined
  /** The input of a formula; without it there are none. */
  readonly formula?: ((slot: FormulaSlot) => ReactNode) | undefined
  /** Formulas are offered in words, not by a button. */
  readonly isSpelled?: boolean
}

const constant = ''
const record = '$record'
const formula = '='

export function SourcedRuleValue(props: ValueEditorProps<FullField, string>) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const { parameters = [], record: hasRecord, formula: draw, isSpelled } = (props.context ?? {}) as ValueSources
  const value: unknown = props.value
  const { catalogField } = (props.fieldData ?? {}) as unknown as Partial<BuilderField>
  const parameter = parameterOf(value)
  const formulas = [value].flat().some(isFormula)
  const isMade = parameter !== undefined || value === record
  const mayFormula = formulas || (draw !== undefined && props.operator !== 'within')
  const offersMore = parameters.length > 0 || hasRecord || isMade || (isSpelled && mayFormula)
  if (isValueless(props.operator) || catalogField?.type === 'children') return null
  if (!offersMore && !mayFormula) return <RuleValue {...props} />
  const source = formulas ? formula : parameter !== undefined ? `:${parameter}` : value === record ? record : constant
  const comparison = { type: catalogField?.type ?? 'text', operator: props.operator }
  const given = (next: string): unknown => {
    if (next === formula) return toFormula(value, comparison)
    if (next === constant) return toConstant(value, comparison)
    return next === record ? record : { parameter: next.slice(1) }
  }
  const unknown = parameter !== undefined && !parameters.some(item => item.name === parameter) ? [parameter] : []
  return (
    <span className={offersMore ? 'rule-ends' : 'rule-sourced'}>
      {offersMore ? (
        <Select
          aria-label={t('filter.valueFrom')}
          disabled={props.disabled ?? false}
          value={source}
          popupMatchSelectWidth={false}
          options={[
            { value: constant, label: t('filter.constant') },
            ...(mayFormula ? [{ value: formula, label: t('filter.formula') }] : []),
            ...(hasRecord || value === record ? [{ value: record, label: t('filter.pageRecord') }] : []),
            ...parameters.map(item => ({ value: `:${item.name}`, label: label(item) })),
            ...unknown.map(name => ({ value: `:${name}`, label: name })),
          ]}
          onChange={(next: string) => props.handleOnChange(given(next))}
        />
      ) : null}
      {isMade ? null : formulas && draw ? (
        <FormulaValues {...props} draw={draw} />
      ) : (
        <RuleValue {...props} value={awaitsConstant(value) ? '' : value} />
      )}
      {offersMore || draw === undefined || props.disabled ? null : (
        <Button
          type={formulas ? 'primary' : 'text'}
          size="small"
          icon={<FunctionOutlined aria-hidden />}
          aria-label={t('filter.asFormula')}
          aria-pressed={formulas}
          title={t('filter.asFormula')}
          onClick={() => props.handleOnChange(given(formulas ? constant : formula))}
        />
      )}
      {[value].flat().some(isUnfinished) ? <span className="muted">{t('filter.stillHolds')}</span> : null}
    </span>
  )
}

type FormulaValuesProps = ValueEditorProps<FullField, string> & { readonly draw: (slot: FormulaSlot) => ReactNode }

/** One formula, or those of both ends. */
function FormulaValues({
  draw,
  field,
  fieldData,
  operator,
  title = '',
  disabled,
  handleOnChange,
  ...props
}: FormulaValuesProps) {
  const { t } = useTranslation()
  const id = useId()
  const value: unknown = props.value
  const { root } = fieldData as unknown as BuilderField
  const one = (of: unknown, at: number | undefined, put: (next: unknown) => void) => (
    <span className="rule-formula">
      {draw({
        label: `${title} ${t('filter.formula')}${at === undefined ? '' : ` ${at + 1}`}`.trim(),
        value: isFormula(of) ? of.expression : String(of ?? ''),
        rule: { object: root, field, operator, ...(at === undefined ? {} : { isItem: true }) },
        describedBy: id,
        disabled: disabled ?? false,
        onChange: typed => put(retyped(of, typed)),
      })}
    </span>
  )
  if (!Array.isArray(value)) return one(value, undefined, handleOnChange)
  return value.map((item: unknown, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: ends and values have no other identity
    <Fragment key={index}>
      {one(item, index, next => handleOnChange(value.map((old: unknown, other) => (other === index ? next : old))))}
    </Fragment>
  ))
}

function parameterOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'parameter' in value
    ? String((value as { parameter: unknown }).parameter)
    : undefined
}
