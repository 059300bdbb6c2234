/** The fields of what is converted, each to be picked or dragged; paths across references that are used stand below. */
import { SearchOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { Input } from 'antd'
import { useState } from 'react'
import type { ConversionDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { fieldTypes } from '../object/field-types.ts'
import { type DraftField, fieldAt, fieldsOf, pathWords } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useMappingState } from './mapping-state.ts'
import { texts } from './texts.ts'

interface SourceColumnProps {
  readonly conversion: ConversionDefinition
  readonly source: ObjectDefinition
}

export function SourceColumn({ conversion, source }: SourceColumnProps) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const draft = useDraft()
  const [search, setSearch] = useState('')
  const used = conversion.targets.flatMap(target => [
    ...target.fields.flatMap(({ from }) => from ?? []),
    ...(target.children ?? []).map(({ from }) => from),
  ])
  const own = fieldsOf(draft, source).map(field => field.name)
  const far = [...new Set(used)].filter(path => !own.includes(path))
  const wanted = search.trim().toLowerCase()
  const name = label(source)
  const rows = [...far, ...own]
    .map(path => ({ path, words: pathWords(draft, source, path, label), field: fieldAt(draft, source, path) }))
    .filter(({ path, words }) => `${words} ${path}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(used.includes(b.path)) - Number(used.includes(a.path)))
  return (
    <section className="card source-column" aria-label={t.source(name)}>
      <div className="card-head">
        <ObjectIcon name={source.icon} color={source.color} label={name} size={22} />
        <h2>{name}</h2>
        <span className="muted">{t.fieldCount(integer(source.fields.length))}</span>
      </div>
      <div className="source-search">
        <Input
          size="small"
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t.findField}
          aria-label={t.findField}
          allowClear
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
      </div>
      <ul className="source-list">
        {rows.map(({ path, words, field }) => (
          <SourceRow
            key={path}
            path={path}
            words={words}
            field={field}
            uses={used.filter(item => item === path).length}
          />
        ))}
      </ul>
    </section>
  )
}

interface SourceRowProps {
  readonly path: string
  readonly words: string
  readonly field: DraftField | undefined
  readonly uses: number
}

function SourceRow({ path, words, field, uses }: SourceRowProps) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { readOnly } = useDraft()
  const { picked, pick, showStrong } = useMappingState()
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `source ${path}`,
    data: { path },
    disabled: readOnly,
  })
  const TypeIcon = field?.definition ? fieldTypes[field.definition.type].icon : undefined
  const isPicked = picked === path
  return (
    <li>
      <button
        type="button"
        ref={setNodeRef}
        {...listeners}
        data-source={path}
        className={`mapping-row source-row${uses > 0 ? ' source-used' : ''}${isPicked ? ' row-picked' : ''}${isDragging ? ' row-dragged' : ''}`}
        aria-pressed={isPicked}
        aria-label={t.pick(words, integer(uses))}
        disabled={readOnly}
        onClick={() => pick(isPicked ? undefined : path)}
        onMouseEnter={() => showStrong(path)}
        onMouseLeave={() => showStrong(undefined)}
        onFocus={() => showStrong(path)}
        onBlur={() => showStrong(undefined)}
      >
        <span className="mapping-icon">{TypeIcon ? <TypeIcon aria-hidden /> : null}</span>
        <span className="mapping-words">{words}</span>
        <span className="mapping-dot" aria-hidden />
      </button>
    </li>
  )
}
