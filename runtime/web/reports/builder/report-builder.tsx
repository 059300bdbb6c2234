/** Builds a report by putting fields where they belong, with the answer below after each step. It edits a plain value. */
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { HoldContext, useHolds } from '../../expression/hold.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { useNarrow } from '../../shell/use-media.ts'
import { Chip } from './chip.tsx'
import { useFaults } from './faults.ts'
import { FieldPanel, fits, type Shelf as ShelfName } from './field-panel.tsx'
import { FilterParameters, FilterPart } from './filter-part.tsx'
import { GroupSettings } from './group-settings.tsx'
import { MeasureShelf } from './measure-shelf.tsx'
import { PeriodPart } from './period-part.tsx'
import {
  type Axis,
  addGroup,
  addMeasure,
  groupsOf,
  isDateField,
  moveGroup,
  moveMeasure,
  type Picked,
  removeGroup,
  withPatch,
  withSources,
} from './report-edits.ts'
import { ResultPart } from './result-part.tsx'
import { Shelf } from './shelf.tsx'
import { likelyDate, withLikelyGroups } from './source-fit.ts'
import { Suggestions } from './suggestions.tsx'
import { type AskReport, useLiveReport } from './use-live-report.ts'
import './builder.css'

interface ReportBuilderProps {
  readonly object: CatalogObject
  readonly report: ReportBody
  readonly disabled?: boolean
  readonly ask: AskReport
  /** Tells apart what the same report answers elsewhere. */
  readonly scope: readonly unknown[]
  readonly note?: ReactNode
  /** What stands in the place of an answer that cannot be had. */
  readonly instead?: (error: unknown) => ReactNode
  /** Conditions that hold whatever is built. */
  readonly fixed?: ReactNode
  readonly Filter?: typeof FilterPart
  readonly onChange: (report: ReportBody) => void
}

type Dragged = { readonly words: string } & ({ readonly picked: Picked | undefined } | { readonly chip: string })

export function ReportBuilder(props: ReportBuilderProps) {
  const { object, report, disabled = false, ask, scope, note, instead, fixed, Filter = FilterPart, onChange } = props
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const narrow = useNarrow()
  const [isHeld, holdBack] = useHolds()
  const live = useLiveReport(report, ask, scope, isHeld)
  const faults = useFaults()(live.error)
  const [held, hold] = useState<Dragged>()
  const [wanted, want] = useState<{ readonly path: string; readonly count: number }>()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))

  const add = (shelf: ShelfName, picked: Picked | undefined, at?: number) => {
    if (shelf === 'measures') onChange(addMeasure(report, picked, at))
    else if (picked && shelf === 'filters') want({ path: picked.path, count: (wanted?.count ?? 0) + 1 })
    else if (picked && shelf !== 'filters') onChange(withAnswers(addGroup(report, shelf, picked, at)))
  }
  /** Measures of other objects go along with a new group and a new period, where they have something that goes with it. */
  const withAnswers = (next: ReportBody) => {
    const known = new Set(groupsOf(report).map(({ id }) => id))
    return withSources(next, source => {
      const split = withLikelyGroups(catalog, next, source, ({ id }) => !known.has(id))
      const other = catalog.objects.get(source.object)
      if (!other || !next.period || report.period || split.period !== undefined) return split
      const period = likelyDate(catalog, next, split, other)
      return period === undefined ? split : { ...split, period }
    })
  }
  const accepts = (shelf: ShelfName): boolean | undefined => {
    if (!held) return undefined
    if ('picked' in held) return fits(shelf, held.picked)
    const from = held.chip.split('/')[0]
    return shelf === from || (shelf !== 'measures' && shelf !== 'filters' && from !== 'measures')
  }
  const drop = ({ active, over }: DragEndEvent) => {
    const dragged = active.data.current as Dragged | undefined
    hold(undefined)
    if (!dragged || !over) return
    const [shelf, place] = String(over.id).split('/') as [ShelfName, string | undefined]
    if (accepts(shelf) !== true) return
    const at = place === undefined ? undefined : Number(place)
    if ('picked' in dragged) return add(shelf, dragged.picked, at)
    const [from, index] = dragged.chip.split('/') as [ShelfName, string]
    if (shelf === 'measures') onChange(moveMeasure(report, Number(index), at ?? report.measures.length))
    else if (shelf !== 'filters' && from !== 'measures')
      onChange(
        moveGroup(
          report,
          { axis: from as Axis, index: Number(index) },
          { axis: shelf, index: at ?? (report[shelf] ?? []).length },
        ),
      )
  }
  const fieldOf = (path: string | undefined) => (path ? resolvePath(catalog, object, path) : undefined)

  const groups = (axis: Axis) => (
    <Shelf
      name={axis}
      object={object}
      count={report[axis]?.length ?? 0}
      disabled={disabled}
      accepts={accepts(axis)}
      onAdd={picked => add(axis, picked)}
    >
      {(report[axis] ?? []).map((group, index) => {
        const found = fieldOf(group.field)
        const words = text(group.label) || (found ? found.fields.map(label).join(' › ') : group.field)
        const hints = [
          ...(group.by ? [t(`builder.grain.${group.by}`)] : []),
          ...(group.top === undefined ? [] : [t('builder.topOf', { count: group.top })]),
        ]
        return (
          <Chip
            key={group.id}
            id={`${axis}/${index}`}
            words={words}
            hint={hints.join(' · ') || undefined}
            fault={faults.get(`/${axis}/${index}`)}
            disabled={disabled}
            settings={
              <GroupSettings
                report={report}
                axis={axis}
                index={index}
                isDate={found !== undefined && isDateField(found.field)}
                words={words}
                onChange={onChange}
              />
            }
            onRemove={() => onChange(removeGroup(report, axis, index))}
          />
        )
      })}
    </Shelf>
  )

  return (
    <HoldContext value={holdBack}>
      <FilterParameters value={report.parameters}>
        <DndContext
          sensors={sensors}
          collisionDetection={args => pointerWithin(args).sort((a, b) => String(b.id).length - String(a.id).length)}
          onDragStart={({ active }) => hold(active.data.current as Dragged)}
          onDragCancel={() => hold(undefined)}
          onDragEnd={drop}
        >
          <div className="builder">
            {narrow || disabled ? null : (
              <aside className="card builder-side" aria-label={t('builder.fields')}>
                <h2>{t('builder.fields')}</h2>
                <FieldPanel object={object} onAdd={(shelf, picked) => add(shelf, picked)} />
              </aside>
            )}
            <div className="builder-main">
              <div className="card builder-shelves">
                {disabled ? null : (
                  <Suggestions object={object} report={report} onChange={next => onChange(withAnswers(next))} />
                )}
                {groups('rows')}
                {groups('columns')}
                <MeasureShelf
                  object={object}
                  report={report}
                  disabled={disabled}
                  accepts={accepts('measures')}
                  faults={faults}
                  live={live}
                  Filter={Filter}
                  onAdd={picked => add('measures', picked)}
                  onChange={onChange}
                />
                <Shelf
                  name="filters"
                  object={object}
                  count={report.filter || report.period || wanted ? 1 : 0}
                  disabled={disabled}
                  accepts={accepts('filters')}
                  onAdd={picked => add('filters', picked)}
                >
                  <li className="builder-filters">
                    {fixed}
                    <PeriodPart
                      report={report}
                      object={object}
                      disabled={disabled}
                      onChange={next => onChange(withAnswers(next))}
                    />
                    {report.filter || wanted ? (
                      <Filter
                        object={object.name}
                        value={report.filter}
                        label={t('filter.title')}
                        pointer="/filter"
                        disabled={disabled}
                        wanted={wanted}
                        onChange={filter => onChange(withPatch(report, { filter }))}
                      />
                    ) : null}
                    {['/filter', '/period'].map(part =>
                      faults.has(part) ? (
                        <p key={part} className="error-text" role="alert">
                          {faults.get(part)}
                        </p>
                      ) : null,
                    )}
                  </li>
                </Shelf>
              </div>
              <ResultPart
                report={report}
                live={live}
                disabled={disabled}
                note={note}
                instead={live.error ? instead?.(live.error) : undefined}
                onChange={onChange}
              />
            </div>
          </div>
          <DragOverlay dropAnimation={null}>
            {held ? <span className="builder-drag">{held.words}</span> : null}
          </DragOverlay>
        </DndContext>
      </FilterParameters>
    </HoldContext>
  )
}
