/** What follows from an approval at one of its turns: a state, values, people who are told. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useId, useState } from 'react'
import type { ApprovalEffect, ApprovalValue } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { ExpressionInput } from '../expression/expression-input.tsx'
import { pathWords } from '../panel/draft-fields.ts'
import { FieldPicker } from '../panel/field-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { GuideRow } from './guide-row.tsx'
import { PeopleEditor } from './people-editor.tsx'
import { StatePicker } from './state-picker.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

export const turns = ['onSubmitted', 'onReturned', 'onApproved', 'onRejected', 'onWithdrawn'] as const
export type Turn = (typeof turns)[number]

const parts = ['transition', 'set', 'inform'] as const
type Part = (typeof parts)[number]

export function EffectEditor({ turn }: { readonly turn: Turn }) {
  const t = useTexts(texts)
  const { approval, readOnly, set } = useApproval()
  const [begun, begin] = useState<readonly Part[]>([])
  const effect: ApprovalEffect = approval[turn] ?? {}
  const shown = parts.filter(part => effect[part] !== undefined || begun.includes(part))
  const put = (part: Part, value: unknown) => {
    const { [part]: _before, ...others } = effect
    const isGone = value === undefined || (Array.isArray(value) && value.length === 0)
    const next = isGone ? others : { ...others, [part]: value }
    return set([turn], Object.keys(next).length > 0 ? next : undefined)
  }
  const offered = parts.filter(part => !shown.includes(part))
  const adder =
    readOnly || offered.length === 0 ? null : (
      <Dropdown
        trigger={['click']}
        menu={{
          items: offered.map(part => ({ key: part, label: t.effects[part].title })),
          onClick: ({ key }) => begin([...begun, key as Part]),
        }}
      >
        <Button
          type="link"
          size="small"
          className="guide-add"
          icon={<PlusOutlined aria-hidden />}
          aria-label={`${t.turns[turn]}: ${t.addEffect}`}
        >
          {t.addEffect}
        </Button>
      </Dropdown>
    )
  return (
    <GuideRow words={t.turns[turn]}>
      <div className="guide-lines">
        {shown.length === 0 ? (
          <span className="guide-inline">
            <span className="muted">{t.nothingFollows}</span>
            {adder}
          </span>
        ) : null}
        {shown.map(part => (
          <div key={part} className="people-way">
            <span className="people-words">{t.effects[part].words}</span>
            <div className="people-value">
              <PartInput turn={turn} part={part} effect={effect} onChange={value => put(part, value)} />
            </div>
            {readOnly ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={`${t.turns[turn]}: ${t.takeOut(t.effects[part].title)}`}
                onClick={() => {
                  begin(begun.filter(other => other !== part))
                  if (effect[part] !== undefined) void put(part, undefined)
                }}
              />
            )}
          </div>
        ))}
        {shown.length > 0 ? adder : null}
      </div>
    </GuideRow>
  )
}

interface PartInputProps {
  readonly turn: Turn
  readonly part: Part
  readonly effect: ApprovalEffect
  readonly onChange: (value: unknown) => unknown
}

function PartInput({ turn, part, effect, onChange }: PartInputProps) {
  const t = useTexts(texts)
  const label = `${t.turns[turn]}: ${t.effects[part].title}`
  switch (part) {
    case 'transition':
      return (
        <StatePicker
          label={label}
          field={effect.transition?.field}
          state={effect.transition?.to}
          onChange={at => onChange(at ? { field: at.field, to: at.state } : undefined)}
        />
      )
    case 'set':
      return <SetValues label={label} turn={turn} value={effect.set ?? []} onChange={onChange} />
    case 'inform':
      return <PeopleEditor label={label} value={effect.inform} pointer={`/${turn}/inform`} onChange={onChange} />
  }
}

interface SetValuesProps {
  readonly label: string
  readonly turn: Turn
  readonly value: readonly ApprovalValue[]
  readonly onChange: (value: readonly ApprovalValue[]) => unknown
}

function SetValues({ label, turn, value, onChange }: SetValuesProps) {
  const t = useTexts(texts)
  const id = useId()
  const { label: wordsOf } = useLocale()
  const draft = useDraft()
  const { approval, readOnly } = useApproval()
  const object = draft.find('object', approval.object)
  return (
    <div className="guide-lines">
      {value.map((item, index) => {
        const words = pathWords(draft, object, item.field, wordsOf)
        return (
          <div key={item.field} className="set-value">
            <span>{t.becomes(words)}</span>
            <ExpressionInput
              label={t.becomes(words)}
              value={item.value}
              onChange={typed =>
                onChange(value.map(other => (other.field === item.field ? { ...item, value: typed } : other)))
              }
              address={{ kind: 'approval', definition: approval.id, pointer: `/${turn}/set/${index}/value` }}
              readOnly={readOnly}
              invalid={false}
              describedBy={id}
            />
            {readOnly ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t.takeOut(words)}
                onClick={() => void onChange(value.filter(other => other.field !== item.field))}
              />
            )}
          </div>
        )
      })}
      <span id={id} />
      {readOnly ? null : (
        <FieldPicker
          key={value.length}
          object={approval.object}
          value={undefined}
          where={field => field.definition !== undefined && !value.some(item => item.field === field.name)}
          ariaLabel={`${label}: ${t.pickField}`}
          placeholder={t.pickField}
          onChange={field => (field ? onChange([...value, { field, value: 'null' }]) : undefined)}
        />
      )}
    </div>
  )
}
