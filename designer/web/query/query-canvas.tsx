/** A query put together part by part, with its result and the SQL that it becomes beside it after each edit. */
import { InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import type { QueryDefinition } from '#metadata/definitions.ts'
import { useObject } from '#runtime/web/api/session.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { CanvasCard } from '../live/canvas-card.tsx'
import { DraftSession } from '../live/draft-session.tsx'
import { PathList } from '../live/path-list.tsx'
import { SortEditor } from '../live/sort-editor.tsx'
import { useEdit } from '../live/use-edit.ts'
import { FilterEditor } from '../panel/filter-editor.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { GroupList } from './group-list.tsx'
import { MeasureList } from './measure-list.tsx'
import { ParameterList } from './parameter-list.tsx'
import { QueryResult } from './query-result.tsx'
import { SummarySort } from './summary-sort.tsx'
import { texts } from './texts.ts'
import './query-canvas.css'

export function QueryCanvas({ definition }: { readonly definition: QueryDefinition }) {
  return (
    <DraftSession>
      <Editor definition={definition} />
    </DraftSession>
  )
}

type Mode = 'records' | 'summary'

function Editor({ definition }: { readonly definition: QueryDefinition }) {
  const t = useTexts(texts)
  const { readOnly } = useDraft()
  const object = useObject(definition.object)
  const [query, show] = useOptimistic(definition)
  const [wanted, want] = useState<Mode>()
  const edit = useEdit(definition)
  if (!object) return <EmptyState text={t.noObject(definition.object)} />
  const set = (name: keyof QueryDefinition, value: unknown) =>
    show({ ...query, [name]: value }, () => edit([name], value))
  const summary = Boolean(query.groups?.length || query.measures?.length)
  const mode = wanted ?? (summary ? 'summary' : 'records')
  return (
    <div className="query-canvas">
      <div className="query-parts">
        <Segmented<Mode>
          block
          size="small"
          aria-label={t.answers}
          value={mode}
          onChange={want}
          options={[
            { value: 'records', label: t.records },
            { value: 'summary', label: t.summary },
          ]}
        />
        {mode === 'records' || query.select?.length ? (
          <CanvasCard title={t.select}>
            <PathList
              object={query.object}
              label={t.select}
              addLabel={t.addField}
              value={query.select ?? []}
              disabled={readOnly}
              where={field => field.type !== 'children'}
              onChange={paths => set('select', paths)}
            />
          </CanvasCard>
        ) : null}
        {mode === 'summary' || summary ? (
          <>
            <CanvasCard title={t.groups} hint={t.groupsHint}>
              <GroupList query={query} disabled={readOnly} onChange={groups => set('groups', groups)} />
            </CanvasCard>
            <CanvasCard title={t.measures}>
              <MeasureList query={query} disabled={readOnly} onChange={measures => set('measures', measures)} />
            </CanvasCard>
          </>
        ) : null}
        <CanvasCard title={t.filter}>
          <FilterEditor
            object={query.object}
            value={query.filter}
            disabled={readOnly}
            ariaLabel={t.filterHint}
            context={{
              parameters: query.parameters ?? [],
              record: true,
              address: { kind: 'query', definition: query.id, pointer: '/filter' },
            }}
            onChange={filter => edit(['filter'], filter)}
          />
        </CanvasCard>
        <CanvasCard title={t.sort}>
          {mode === 'summary' ? (
            <SummarySort query={query} disabled={readOnly} onChange={sort => set('sort', sort)} />
          ) : (
            <SortEditor
              object={query.object}
              label={t.addSort}
              value={query.sort ?? []}
              disabled={readOnly}
              onChange={sort => set('sort', sort)}
            />
          )}
        </CanvasCard>
        <CanvasCard title={t.parameters} hint={t.parametersHint}>
          <ParameterList query={query} disabled={readOnly} onChange={parameters => set('parameters', parameters)} />
        </CanvasCard>
        <CanvasCard
          title={t.limit}
          tools={
            <InputNumber
              size="small"
              min={1}
              max={1000}
              precision={0}
              aria-label={t.limit}
              key={query.limit ?? 'none'}
              {...(query.limit === undefined ? {} : { defaultValue: query.limit })}
              disabled={readOnly}
              onBlur={event => {
                const next = Number.parseInt(event.target.value, 10)
                const limit = Number.isNaN(next) ? undefined : next
                if (limit !== query.limit) set('limit', limit)
              }}
              onPressEnter={event => event.currentTarget.blur()}
            />
          }
        >
          {null}
        </CanvasCard>
      </div>
      <QueryResult query={query} />
    </div>
  )
}
