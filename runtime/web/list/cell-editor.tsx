/** Changes one value in its cell: Enter saves, Escape leaves it as it was. What is refused stays there to be mended. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { isProblem } from '../api/problem.ts'
import type { StoredRecord } from '../api/values.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { isSameValue, writeValue } from '../form/write-values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { updateRecord } from '../record/save-record.ts'

interface CellEditorProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly field: CatalogField
  readonly value: unknown
  readonly onDone: () => void
}

const chosenAtOnce = new Set(['choice', 'boolean', 'date', 'reference'])

export function CellEditor({ object, record, field, value, onDone }: CellEditorProps) {
  const { label } = useLocale()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const client = useQueryClient()
  const [draft, setDraft] = useState(value)
  const latest = useRef(value)
  const settled = useRef(false)
  const refused = useRef<unknown>(undefined)

  const save = async () => {
    // The same again would be refused again; leaving the cell keeps it open.
    if (settled.current || (refused.current !== undefined && isSameValue(field, refused.current, latest.current)))
      return
    settled.current = true
    if (!isSameValue(field, value, latest.current)) {
      try {
        await updateRecord(object.name, record.id, record.rev, { [field.name]: writeValue(field, latest.current) })
      } catch (error) {
        const [first] = isProblem(error) ? error.errors : []
        void message.error(first ? valueErrorText(first) : problemText(error))
        if (!isProblem(error, 'record/stale')) {
          refused.current = latest.current
          settled.current = false
          return
        }
      }
      await client.invalidateQueries({ queryKey: ['records', object.name] })
    }
    onDone()
  }
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      settled.current = true
      onDone()
    } else if (event.key === 'Enter' && !chosenAtOnce.has(field.type)) {
      event.preventDefault()
      void save()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of the input inside
    <div
      className="cell-editor"
      onKeyDown={keys}
      onBlur={event => {
        const next = event.relatedTarget
        const within = next instanceof Node && (event.currentTarget.contains(next) || isInPopup(next))
        if (!within && !chosenAtOnce.has(field.type)) void save()
        if (!within && chosenAtOnce.has(field.type)) setTimeout(() => void save(), 250)
      }}
    >
      <FieldInput
        id={`cell-${record.id}-${field.name}`}
        field={field}
        value={draft}
        ariaLabel={label(field)}
        autoFocus
        onChange={next => {
          latest.current = next
          setDraft(next)
          if (chosenAtOnce.has(field.type)) void save()
        }}
      />
    </div>
  )
}

const isInPopup = (node: Node): boolean =>
  node instanceof Element && node.closest('.ant-select-dropdown, .ant-picker-dropdown') !== null
