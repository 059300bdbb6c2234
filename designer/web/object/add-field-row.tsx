/** The foot of the table, where a field is added by its label and type. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { saidIn } from './both-labels.tsx'
import { deriveName } from './derive-name.ts'
import { fieldTypeTexts } from './field-type-texts.ts'
import { type FieldType, fieldTypes } from './field-types.ts'
import { texts } from './texts.ts'
import { useFieldCommands } from './use-field-commands.ts'

/** Types that need nothing but a label. */
const plainTypes = (Object.keys(fieldTypes) as FieldType[]).filter(
  type => !['reference', 'anyReference', 'children', 'autoNumber', 'choice', 'multiChoice'].includes(type),
)

interface AddFieldRowProps {
  readonly object: ObjectDefinition
  readonly onMore: () => void
}

export function AddFieldRow({ object, onMore }: AddFieldRowProps) {
  const t = useTexts(texts)
  const { names } = useTexts(fieldTypeTexts)
  const { select } = useSelection()
  const { addField } = useFieldCommands(object)
  const [en, setEn] = useState('')
  const [zh, setZh] = useState('')
  const [type, setType] = useState<FieldType>('text')
  const first = useRef<HTMLInputElement>(null)
  const label = saidIn({ en, 'zh-CN': zh })
  const name = deriveName(
    label,
    object.fields.map(field => field.name),
  )
  const add = async () => {
    if (name === '') return first.current?.focus()
    const answer = await addField({ name, label, type })
    if (!answer) return
    setEn('')
    setZh('')
    first.current?.focus()
    const added = answer.changed.flatMap(item => (item.id === object.id && item.kind === 'object' ? item.fields : []))
    const id = added.find(field => field.name === name)?.id
    if (id) select(['fields', id])
  }
  const onEnter = () => void add()
  return (
    <tr className="field-add">
      <td />
      <td colSpan={2}>
        <div className="field-add-labels">
          <Input
            size="small"
            ref={input => {
              first.current = input?.input ?? null
            }}
            placeholder={`${t.label} · ${t.english}`}
            aria-label={`${t.addField}: ${t.label} · ${t.english}`}
            maxLength={200}
            value={en}
            onChange={event => setEn(event.target.value)}
            onPressEnter={onEnter}
          />
          <Input
            size="small"
            placeholder={`${t.label} · ${t.chinese}`}
            aria-label={`${t.addField}: ${t.label} · ${t.chinese}`}
            maxLength={200}
            value={zh}
            onChange={event => setZh(event.target.value)}
            onPressEnter={event => (event.nativeEvent.isComposing ? undefined : onEnter())}
          />
        </div>
      </td>
      <td colSpan={3}>
        <Select
          size="small"
          className="field-add-type"
          aria-label={`${t.addField}: ${t.type}`}
          value={type}
          onChange={(next: FieldType | 'more') => (next === 'more' ? onMore() : setType(next))}
          options={[
            ...plainTypes.map(value => {
              const TypeIcon = fieldTypes[value].icon
              return {
                value,
                label: (
                  <span className="field-type">
                    <TypeIcon aria-hidden />
                    <span>{names[value]}</span>
                  </span>
                ),
              }
            }),
            { value: 'more' as const, label: t.moreOptions },
          ]}
        />
      </td>
      <td colSpan={3}>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={onEnter}>
          {t.add}
        </Button>
        {name === '' ? null : (
          <code className="muted" translate="no">
            {' '}
            {name}
          </code>
        )}
      </td>
    </tr>
  )
}
