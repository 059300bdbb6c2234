/** The list as people will see it, with records of the preview; its columns are dragged, its other parts stand below. */
import { Segmented, Switch } from 'antd'
import { useMemo, useState } from 'react'
import type { ListDefinition } from '#metadata/definitions.ts'
import { useObject } from '#runtime/web/api/session.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { QuickFilters } from '#runtime/web/list/quick-filters.tsx'
import { RecordCards } from '#runtime/web/list/record-cards.tsx'
import { storedView } from '#runtime/web/list/view.ts'
import '#runtime/web/list/list.css'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { CanvasCard } from '../live/canvas-card.tsx'
import { DraftSession } from '../live/draft-session.tsx'
import { PathList } from '../live/path-list.tsx'
import { PreviewOffer } from '../live/preview-offer.tsx'
import { SortEditor } from '../live/sort-editor.tsx'
import { texts as liveTexts } from '../live/texts.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTry } from '../live/use-try.ts'
import { FilterEditor } from '../panel/filter-editor.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { DesignedTable } from './designed-table.tsx'
import { texts } from './texts.ts'
import './list-canvas.css'

export function ListCanvas({ definition }: { readonly definition: ListDefinition }) {
  return (
    <DraftSession>
      <Editor definition={definition} />
    </DraftSession>
  )
}

function Editor({ definition }: { readonly definition: ListDefinition }) {
  const t = useTexts(texts)
  const live = useTexts(liveTexts)
  const { integer } = useLocale()
  const { readOnly } = useDraft()
  const object = useObject(definition.object)
  const [list, show] = useOptimistic(definition)
  const [view, setView] = useState<'table' | 'phone'>('table')
  const edit = useEdit(definition)
  const tried = useTry({ list })
  const records = useMemo(() => tried.data?.answer.records ?? [], [tried.data])
  if (!object) return <EmptyState text={t.noObject(definition.object)} />
  const set = (name: keyof ListDefinition, value: unknown) =>
    show({ ...list, [name]: value }, () => edit([name], value))
  const { count, more } = tried.data?.answer ?? {}
  const under = tried.error ? (
    <PreviewOffer error={tried.error} />
  ) : tried.data && records.length === 0 ? (
    <EmptyState small text={t.noRows} />
  ) : null
  return (
    <div className="list-canvas">
      <div className="canvas-tools">
        <Segmented<'table' | 'phone'>
          size="small"
          aria-label={t.view}
          value={view}
          onChange={setView}
          options={[
            { value: 'table', label: t.table },
            { value: 'phone', label: t.phone },
          ]}
        />
        <span className="spacer" />
        <span className="muted" role="status">
          {tried.data && !tried.error && count !== undefined
            ? live.sampled(integer(records.length), `${integer(count)}${more ? '+' : ''}`)
            : null}
        </span>
      </div>
      {list.quickFilters?.length && view === 'table' ? (
        <div className="list-toolbar" inert>
          <QuickFilters object={object} names={list.quickFilters} values={{}} onChange={() => undefined} />
        </div>
      ) : null}
      {view === 'table' ? (
        <>
          <DesignedTable
            list={list}
            object={object}
            records={tried.error ? [] : records}
            totals={tried.data?.answer.totals}
            busy={tried.isPlaceholderData}
            show={show}
          />
          {under}
        </>
      ) : (
        <div className="phone-frame phone-list">
          {records.length > 0 ? (
            <div inert>
              <RecordCards object={object} view={storedView(list)} records={records.slice(0, 6)} />
            </div>
          ) : (
            under
          )}
        </div>
      )}
      <div className="canvas-cards">
        <div className="canvas-wide">
          <CanvasCard title={t.filter} hint={t.filterHint}>
            <FilterEditor
              object={list.object}
              value={list.filter}
              disabled={readOnly}
              ariaLabel={t.filterHint}
              context={{ address: { kind: 'list', definition: list.id, pointer: '/filter' } }}
              onChange={filter => edit(['filter'], filter)}
            />
          </CanvasCard>
        </div>
        <CanvasCard title={t.sort}>
          <SortEditor
            object={list.object}
            label={t.addSort}
            value={list.sort ?? []}
            disabled={readOnly}
            onChange={sort => set('sort', sort)}
          />
        </CanvasCard>
        <CanvasCard title={t.quick} hint={t.quickHint}>
          <PathList
            object={list.object}
            label={t.quick}
            addLabel={t.addQuick}
            value={list.quickFilters ?? []}
            disabled={readOnly}
            where={field => !['children', 'file', 'longText', 'anyReference'].includes(field.type)}
            onChange={names => set('quickFilters', names)}
          />
        </CanvasCard>
        <CanvasCard title={t.card} hint={t.cardHint}>
          <PathList
            object={list.object}
            label={t.card}
            addLabel={t.addField}
            value={list.card ?? []}
            disabled={readOnly}
            where={field => field.type !== 'children'}
            onChange={paths => set('card', paths)}
          />
        </CanvasCard>
        <CanvasCard title={t.massActions}>
          {(['update', 'assign', 'delete'] as const).map(act => (
            <Toggle
              key={act}
              words={act === 'update' ? t.massUpdate : act === 'assign' ? t.massAssign : t.massDelete}
              on={list.massActions?.[act] ?? false}
              disabled={readOnly}
              onChange={on => {
                const { [act]: _before, ...others } = list.massActions ?? {}
                const next = on ? { ...others, [act]: true } : others
                set('massActions', Object.keys(next).length > 0 ? next : undefined)
              }}
            />
          ))}
          <Toggle
            words={t.inlineEdit}
            on={list.inlineEdit ?? false}
            disabled={readOnly}
            onChange={on => set('inlineEdit', on || undefined)}
          />
        </CanvasCard>
      </div>
    </div>
  )
}

interface ToggleProps {
  readonly words: string
  readonly on: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => void
}

function Toggle({ words, on, disabled, onChange }: ToggleProps) {
  return (
    <div className="switch-line">
      <Switch size="small" checked={on} disabled={disabled} onChange={onChange} aria-label={words} />
      <span>{words}</span>
    </div>
  )
}
