/** What a measure reckons of another object: which field and how, and which of its fields goes with what the report says. */
import { Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportGroup, ReportMeasure, ReportSource } from '#metadata/definitions.ts'
import { type Filter, isGroup } from '#metadata/filter.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useObject, useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { Labelled } from '../../shell/labelled.tsx'
import { functionsFor, groupsOf, isNumberField, type MeasureFunction, mayMeasure, withPatch } from './report-edits.ts'
import { SourceFilters } from './source-filters.tsx'
import { answersTo } from './source-fit.ts'
import { useSourceWords } from './use-source-words.ts'

interface SourceSettingsProps {
  readonly report: ReportBody
  readonly measure: ReportMeasure & { readonly source: ReportSource }
  /** The conditions on the other records. */
  readonly filter: ReactNode
  readonly onChange: (change: { readonly fn: MeasureFunction; readonly source: ReportSource }) => void
}

const everyRecord = ''

export function SourceSettings({ report, measure, filter, onChange }: SourceSettingsProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, locale } = useLocale()
  const ids = useId()
  const say = useSourceWords(report)
  const { source, fn = 'count' } = measure
  const own = useObject(report.object)
  const other = useObject(source.object)
  if (!own || !other) return null
  const set = (patch: { readonly [K in keyof ReportSource]?: ReportSource[K] | undefined }, next = fn) =>
    onChange({ fn: next, source: withPatch(source, patch) })
  const reckoned = source.field === undefined ? undefined : resolvePath(catalog, other, source.field)?.field
  const measurable = other.fields.filter(
    field => !field.retired && field.type !== 'children' && mayMeasure(field) && field.name !== 'rev',
  )
  const sorted = [...measurable.filter(isNumberField), ...measurable.filter(field => !isNumberField(field))]
  const fields = [
    { value: everyRecord, label: t('builder.count', { object: text(other.plural, other.name) }) },
    ...sorted.map(field => ({ value: field.name, label: label(field) })),
    ...(source.field !== undefined && !sorted.some(({ name }) => name === source.field)
      ? [{ value: source.field, label: wordsAt(other, source.field) }]
      : []),
  ]
  const choose = (name: string) => {
    if (name === everyRecord) return set({ field: undefined }, 'count')
    const field = other.fields.find(item => item.name === name)
    const offered = field ? functionsFor(field) : []
    return set({ field: name }, offered.includes(fn) ? fn : (offered[0] ?? 'countDistinct'))
  }
  const put = (group: ReportGroup, field: string | undefined) => {
    const left = (source.groups ?? []).filter(item => item.group !== group.id)
    const groups = field ? [...left, { group: group.id, field }] : left
    set({ groups: groups.length > 0 ? groups : undefined })
  }
  const open = unchosen(other, source)
  return (
    <>
      <div className="builder-pair">
        <Labelled label={t('builder.other.field')} htmlFor={`${ids}-field`}>
          <Select
            id={`${ids}-field`}
            value={source.field ?? everyRecord}
            options={fields}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
          />
        </Labelled>
        {reckoned ? (
          <Labelled label={t('builder.function')} htmlFor={`${ids}-fn`}>
            <Select
              id={`${ids}-fn`}
              value={fn}
              options={functionsFor(reckoned).map(value => ({ value, label: t(`builder.fn.${value}`) }))}
              onChange={value => set({}, value)}
            />
          </Labelled>
        ) : null}
      </div>
      {groupsOf(report).map(group => {
        const found = resolvePath(catalog, own, group.field)
        const words = text(group.label) || (found ? found.fields.map(label).join(' › ') : group.field)
        const answers = found ? answersTo(catalog, { path: group.field, field: found.field }, other, group.by) : []
        const chosen = source.groups?.find(item => item.group === group.id)?.field
        return (
          <Labelled key={group.id} label={t('builder.other.goesWith', { group: words })} htmlFor={`${ids}-${group.id}`}>
            <Select
              id={`${ids}-${group.id}`}
              value={chosen ?? ''}
              options={[
                { value: '', label: t('builder.other.unsplit') },
                ...withOwn(
                  answers.map(({ path }) => path),
                  chosen,
                ).map(path => ({ value: path, label: wordsAt(other, path) })),
              ]}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={path => put(group, path || undefined)}
            />
          </Labelled>
        )
      })}
      {report.period ? (
        <Labelled label={t('builder.other.day')} htmlFor={`${ids}-period`}>
          <Select
            id={`${ids}-period`}
            value={source.period ?? ''}
            options={[
              { value: '', label: t('builder.allDays') },
              ...withOwn(
                dateAnswers(other).map(({ path }) => path),
                source.period,
              ).map(path => ({ value: path, label: wordsAt(other, path) })),
            ]}
            onChange={path => set({ period: path || undefined })}
          />
        </Labelled>
      ) : null}
      <SourceFilters own={own} other={other} source={source} onChange={patch => set(patch)} />
      <ul className="builder-says" aria-label={t('builder.other.says')}>
        {say(measure).map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {open.length > 0 && source.field !== undefined ? (
        <p className="builder-warns" role="status">
          {t('builder.other.apartBy', {
            objects: text(other.plural, other.name),
            fields: new Intl.ListFormat(locale).format(open.map(label)),
          })}
        </p>
      ) : null}
      <section className="builder-own-filter">
        <h3>{t('builder.other.onlySome', { objects: text(other.plural, other.name) })}</h3>
        {filter}
      </section>
    </>
  )

  function wordsAt(object: CatalogObject, path: string) {
    return resolvePath(catalog, object, path)?.fields.map(label).join(' › ') ?? path
  }
  function dateAnswers(object: CatalogObject) {
    const period = own && report.period ? resolvePath(catalog, own, report.period.field) : undefined
    return period ? answersTo(catalog, period, object, 'day') : []
  }
}

const withOwn = (paths: readonly string[], chosen: string | undefined) =>
  chosen === undefined || paths.includes(chosen) ? paths : [...paths, chosen]

/** Choices that each record of the object makes and nobody has asked for: added up, they may be things of several kinds. */
function unchosen(object: CatalogObject, { filter, groups = [] }: ReportSource) {
  const said = new Set([...(filter ? fieldsIn(filter) : []), ...groups.map(({ field }) => field)])
  return object.fields.filter(
    field => field.type === 'choice' && field.required && !field.retired && !said.has(field.name),
  )
}

function fieldsIn(filter: Filter): string[] {
  return filter.rules.flatMap(rule => (isGroup(rule) ? fieldsIn(rule) : [rule.field]))
}
