/** A time span as a number and a unit; a formula where somebody wants more than that. */
import { FunctionOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select, Space } from 'antd'
import { useId, useState } from 'react'
import { ExpressionInput } from '../expression/expression-input.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { type Span, toDuration, toSpan, type Unit, units } from './duration-text.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface DurationInputProps {
  readonly label: string
  readonly value: string | undefined
  /** Where it stands in the definition. */
  readonly pointer: string
  readonly onChange: (value: string | undefined) => unknown
}

export function DurationInput({ label, value, pointer, onChange }: DurationInputProps) {
  const t = useTexts(texts)
  const id = useId()
  const { approval, readOnly } = useApproval()
  const span = toSpan(value)
  const [unit, setUnit] = useState<Unit>(span?.unit ?? 'days')
  const [wantsFormula, setWantsFormula] = useState(false)
  if (wantsFormula || (value !== undefined && !span)) {
    return (
      <div className="guide-formula">
        <ExpressionInput
          label={label}
          value={value ?? ''}
          onChange={typed => onChange(typed.trim() === '' ? undefined : typed)}
          address={{ kind: 'approval', definition: approval.id, pointer }}
          readOnly={readOnly}
          invalid={false}
          describedBy={id}
        />
        {readOnly ? null : (
          <Button
            type="text"
            size="small"
            onClick={() => {
              setWantsFormula(false)
              if (!span) onChange(undefined)
            }}
          >
            {t.asNumber}
          </Button>
        )}
      </div>
    )
  }
  const take = (next: Partial<Span>) => {
    const { count, unit: chosen } = { count: span?.count, unit, ...next }
    onChange(count && count >= 1 ? toDuration({ count: Math.round(count), unit: chosen }) : undefined)
  }
  return (
    <Space.Compact>
      <InputNumber
        aria-label={label}
        min={1}
        max={999}
        precision={0}
        style={{ width: 76 }}
        disabled={readOnly}
        value={span?.count ?? null}
        changeOnWheel={false}
        onChange={count => take({ count: count ?? 0 })}
      />
      <Select<Unit>
        aria-label={t.unitOf(label)}
        style={{ width: 104 }}
        disabled={readOnly}
        value={span?.unit ?? unit}
        options={units.map(item => ({ value: item, label: t.units[item] }))}
        onChange={next => {
          setUnit(next)
          if (span) take({ unit: next })
        }}
      />
      {readOnly ? null : (
        <Button
          icon={<FunctionOutlined aria-hidden />}
          aria-label={t.formulaFor(label)}
          title={t.formulaFor(label)}
          onClick={() => setWantsFormula(true)}
        />
      )}
    </Space.Compact>
  )
}
