/** What is sorted by, first things first, each ascending or descending. */
import { SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { SortItem } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { OrderedList } from '../drag/ordered-list.tsx'
import { pathWords } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { PathAdder } from './path-adder.tsx'
import { texts } from './texts.ts'

interface SortEditorProps {
  readonly object: string
  readonly label: string
  readonly value: readonly SortItem[]
  readonly disabled: boolean
  /** What a key is called that is no path, such as a measure. */
  readonly wordsOf?: (key: string) => string | undefined
  /** In place of paths: the keys that may be sorted by. */
  readonly adder?: React.ReactNode
  readonly onChange: (value: readonly SortItem[]) => void
}

export function SortEditor({ object, label: title, value, disabled, wordsOf, adder, onChange }: SortEditorProps) {
  const t = useTexts(texts)
  const draft = useDraft()
  const { label } = useLocale()
  const words = (item: SortItem) =>
    wordsOf?.(item.field) ?? pathWords(draft, draft.find('object', object), item.field, label)
  return (
    <>
      <OrderedList
        label={title}
        items={value}
        keyOf={item => item.field}
        wordsOf={words}
        disabled={disabled}
        onChange={onChange}
        draw={item => (
          <Button
            size="small"
            type="text"
            disabled={disabled}
            icon={item.descending ? <SortDescendingOutlined aria-hidden /> : <SortAscendingOutlined aria-hidden />}
            aria-label={`${t.directionOf(words(item))}: ${item.descending ? t.descending : t.ascending}`}
            title={item.descending ? t.descending : t.ascending}
            onClick={() =>
              onChange(
                value.map(other =>
                  other.field === item.field
                    ? { field: item.field, ...(item.descending ? {} : { descending: true }) }
                    : other,
                ),
              )
            }
          />
        )}
      />
      {disabled ? null : adder !== undefined ? (
        adder
      ) : (
        <PathAdder
          object={object}
          label={title}
          taken={value.map(item => item.field)}
          where={field => !['children', 'file', 'longText', 'multiChoice', 'anyReference'].includes(field.type)}
          onAdd={field => onChange([...value, { field }])}
        />
      )}
    </>
  )
}
