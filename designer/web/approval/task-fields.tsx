/** The fields that whoever decides sees, and what may be done with each. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { TaskField } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { pathWords } from '../panel/draft-fields.ts'
import { FieldPicker } from '../panel/field-picker.tsx'
import { SortableRows } from '../panel/sortable-rows.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface TaskFieldsProps {
  readonly label: string
  readonly value: readonly TaskField[]
  /** What may be done with a field that is added. */
  readonly usual?: TaskField['mode']
  readonly onChange: (fields: readonly TaskField[]) => unknown
}

const modes: readonly TaskField['mode'][] = ['readOnly', 'editable', 'required']

export function TaskFields({ label, value, usual = 'readOnly', onChange }: TaskFieldsProps) {
  const t = useTexts(texts)
  const { label: wordsOf } = useLocale()
  const draft = useDraft()
  const { approval, readOnly } = useApproval()
  const object = draft.find('object', approval.object)
  const words = (field: string) => pathWords(draft, object, field, wordsOf)
  return (
    <div className="task-fields">
      <SortableRows
        items={value}
        keyOf={item => item.field}
        labelOf={item => words(item.field)}
        label={label}
        disabled={readOnly || value.length < 2}
        onMove={(field, to) => {
          const moved = value.filter(item => item.field === field)
          const others = value.filter(item => item.field !== field)
          return onChange([...others.slice(0, to), ...moved, ...others.slice(to)])
        }}
      >
        {(item, _index, handle) => (
          <div className="compact-row">
            {handle}
            <span className="compact-words">{words(item.field)}</span>
            <Select
              size="small"
              variant="borderless"
              popupMatchSelectWidth={false}
              aria-label={t.modeOf(words(item.field))}
              disabled={readOnly}
              value={item.mode}
              options={modes.map(mode => ({ value: mode, label: t.fieldModes[mode] }))}
              onChange={mode => onChange(value.map(other => (other.field === item.field ? { ...item, mode } : other)))}
            />
            {readOnly ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t.takeOut(words(item.field))}
                onClick={() => onChange(value.filter(other => other.field !== item.field))}
              />
            )}
          </div>
        )}
      </SortableRows>
      {readOnly ? null : (
        <FieldPicker
          key={value.length}
          object={approval.object}
          value={undefined}
          where={field => !value.some(item => item.field === field.name)}
          ariaLabel={`${label}: ${t.pickField}`}
          placeholder={t.pickField}
          onChange={field => (field ? onChange([...value, { field, mode: usual }]) : undefined)}
        />
      )}
    </div>
  )
}
