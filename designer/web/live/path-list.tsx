/** Paths in an order that people choose, and the way to add another. */
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { OrderedList } from '../drag/ordered-list.tsx'
import { type DraftField, pathWords } from '../panel/draft-fields.ts'
import { PathAdder } from './path-adder.tsx'

interface PathListProps {
  readonly object: string
  readonly label: string
  /** Of the picker that adds one. */
  readonly addLabel: string
  readonly value: readonly string[]
  readonly disabled: boolean
  readonly where?: (field: DraftField) => boolean
  readonly onChange: (value: readonly string[]) => void
}

export function PathList({ object, label: title, addLabel, value, disabled, where, onChange }: PathListProps) {
  const draft = useDraft()
  const { label } = useLocale()
  const root = draft.find('object', object)
  return (
    <>
      <OrderedList
        label={title}
        items={value}
        keyOf={path => path}
        wordsOf={path => pathWords(draft, root, path, label)}
        disabled={disabled}
        onChange={onChange}
      />
      {disabled ? null : (
        <PathAdder
          object={object}
          label={addLabel}
          taken={value}
          onAdd={path => onChange([...value, path])}
          {...(where ? { where } : {})}
        />
      )}
    </>
  )
}
