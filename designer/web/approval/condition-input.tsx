/** A condition that is there only where somebody wants one. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { ExpressionInput } from '../expression/expression-input.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface ConditionInputProps {
  readonly label: string
  /** What holds without it. */
  readonly without: string
  readonly value: string | undefined
  readonly pointer: string
  readonly onChange: (value: string | undefined) => unknown
}

export function ConditionInput({ label, without, value, pointer, onChange }: ConditionInputProps) {
  const t = useTexts(texts)
  const id = useId()
  const { approval, readOnly } = useApproval()
  const [isBegun, begin] = useState(false)
  if (value === undefined && !isBegun) {
    return (
      <span className="guide-inline">
        <span>{without}</span>
        {readOnly ? null : (
          <Button
            type="link"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={`${label}: ${t.addCondition}`}
            onClick={() => begin(true)}
          >
            {t.addCondition}
          </Button>
        )}
      </span>
    )
  }
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
      <span id={id} />
      {readOnly ? null : (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t.takeOut(label)}
          onClick={() => {
            begin(false)
            if (value !== undefined) void onChange(undefined)
          }}
        />
      )}
    </div>
  )
}
