/** The fields that the form does not show yet, to be dragged onto it or added by a click. */
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import type { CatalogField } from '#runtime/web/api/catalog.ts'
import { FieldTypeIcon } from '#runtime/web/fields/field-type-icon.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useFormEditing } from './form-context.ts'
import { placesOf } from './form-places.ts'
import { texts } from './texts.ts'

const unplaced = new Set(['id', 'rev', 'deleted_at', 'deleted_by'])

export function FieldPalette() {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { form, object } = useFormEditing()
  const [search, setSearch] = useState('')
  const left = useMemo(() => {
    const placed = new Set(placesOf(form).map(place => place.item.field))
    return object.fields.filter(field => !placed.has(field.name) && !unplaced.has(field.name) && !field.retired)
  }, [form, object])
  const wanted = search.trim().toLowerCase()
  const shown = left
    .filter(field => `${label(field)} ${field.name}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(a.system ?? false) - Number(b.system ?? false))
  return (
    <aside className="palette" aria-label={t.fields}>
      <h2>{t.fields}</h2>
      <Input
        size="small"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t.findField}
        aria-label={t.findField}
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      <ul className="palette-list">
        {shown.map(field => (
          <PaletteField key={field.name} field={field} />
        ))}
      </ul>
      {shown.length === 0 ? <p className="muted">{left.length === 0 ? t.allPlaced : t.noMatch}</p> : null}
      <p className="palette-hint">{t.paletteHint}</p>
    </aside>
  )
}

function PaletteField({ field }: { readonly field: CatalogField }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { form, acts, openTab } = useFormEditing()
  const { place } = useSelection()
  const words = label(field)
  const { frame, grip, dragging } = useDragItem(
    { kind: 'field', key: field.name, words, siblings: [], axis: 'y' },
    false,
    [],
  )
  const add = () => {
    const tab = form.tabs.find(item => item.id === openTab)
    const section = tab?.sections.find(item => item.id === place[3]) ?? tab?.sections.at(-1)
    if (!section) return
    const after = section.items.some(item => item.field === place[5]) ? place[5] : undefined
    acts.placeField(field.name, section.id, after)
  }
  return (
    <li ref={frame} className={dragging ? 'drag-away' : undefined}>
      <button {...grip} className="palette-item" title={field.name} aria-label={t.addTo(words)} onClick={add}>
        <FieldTypeIcon type={field.type} />
        <span className="ordered-words">{words}</span>
        {field.required ? (
          <span className="field-required" aria-hidden>
            *
          </span>
        ) : null}
      </button>
    </li>
  )
}
