/** How a measure is reckoned and shown: its function or formula, comparisons, records, number format and colors. */
import { ArrowLeftOutlined, ArrowRightOutlined } from '@ant-design/icons'
import { Button, Collapse, Input, InputNumber, Select, Skeleton } from 'antd'
import { lazy, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalizedText, ReportMeasure, ReportSource } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogField } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { Labelled } from '../../shell/labelled.tsx'
import { ColorRules } from './color-rules.tsx'
import type { FilterPart } from './filter-part.tsx'
import type { FormulaInputProps } from './formula-input.tsx'
import { measureLabel, otherName } from './measure-label.ts'
import { addComparison, functionsFor, isComparable, moveMeasure, setMeasure, withPatch } from './report-edits.ts'
import { SourceSettings } from './source-settings.tsx'

/** It brings the language of expressions along. */
const FormulaInput = lazy(async () => ({ default: (await import('./formula-input.tsx')).FormulaInput }))

interface MeasureSettingsProps {
  readonly report: ReportBody
  readonly index: number
  /** What is reckoned; nothing for a count and a formula. */
  readonly field: CatalogField | undefined
  readonly words: string
  readonly fault: string | undefined
  /** What it comes to in the answer of now. */
  readonly value: FormulaInputProps['value']
  readonly Filter: typeof FilterPart
  readonly onChange: (report: ReportBody) => void
}

const plainShows = ['value', 'running', 'shareOfTotal', 'shareOfParent', 'shareOfRow', 'shareOfColumn'] as const
const comparisons = ['previous', 'difference', 'change'] as const

export function MeasureSettings(props: MeasureSettingsProps) {
  const { report, index, field, words, fault, value, Filter, onChange } = props
  const { t } = useTranslation()
  const { locale, text } = useLocale()
  const { catalog } = useSession()
  const ids = useId()
  const measure = report.measures[index]
  if (!measure) return null
  const set = (patch: { readonly [K in keyof ReportMeasure]?: ReportMeasure[K] | undefined }) =>
    onChange(setMeasure(report, index, patch))
  const nameOf = (source: ReportSource | undefined): LocalizedText => {
    const other = source && catalog.objects.get(source.object)
    if (!other) return field?.label ?? { en: 'Records', 'zh-CN': '记录数' }
    const reckoned = source.field === undefined ? undefined : resolvePath(catalog, other, source.field)?.field
    return otherName(other.plural, reckoned?.label)
  }
  const name = nameOf(measure.source)
  const given = (of: Parameters<typeof measureLabel>[0] & Pick<ReportMeasure, 'source'>) =>
    measureLabel(of, nameOf(of.source)) ?? (of.source ? nameOf(of.source) : undefined)
  /** A label that the builder gave follows what it says. */
  const reckon = (patch: { readonly [K in 'fn' | 'show' | 'against' | 'source']?: ReportMeasure[K] | undefined }) => {
    const isGiven = JSON.stringify(given(measure) ?? null) === JSON.stringify(measure.label ?? null)
    set({ ...patch, ...(isGiven ? { label: given(withPatch(measure, patch)) } : {}) })
  }
  const show = measure.show ?? 'value'
  const isCompared = comparisons.some(item => item === show)
  const shown = isCompared ? `${show}/${measure.against ?? 'period'}` : show
  const canCompare = isComparable(report, measure)
  const { source } = measure
  const isPlain = show === 'value' && measure.formula === undefined
  return (
    <>
      {measure.formula === undefined ? null : (
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
          <FormulaInput
            report={report}
            index={index}
            fault={fault}
            value={value}
            onChange={formula => set({ formula })}
          />
        </Suspense>
      )}
      {source ? (
        <SourceSettings
          report={report}
          measure={{ ...measure, source }}
          filter={
            <Filter
              object={source.object}
              value={source.filter}
              label={t('builder.someRecords')}
              pointer={`/measures/${index}/source/filter`}
              onChange={filter => set({ source: withPatch(source, { filter }) })}
            />
          }
          onChange={reckon}
        />
      ) : null}
      {field && !source && measure.formula === undefined ? (
        <Labelled label={t('builder.function')} htmlFor={`${ids}-fn`}>
          <Select
            id={`${ids}-fn`}
            value={measure.fn ?? null}
            options={functionsFor(field).map(value => ({ value, label: t(`builder.fn.${value}`) }))}
            onChange={fn => reckon({ fn: fn ?? undefined })}
          />
        </Labelled>
      ) : null}
      {isPlain ? (
        <Button
          size="small"
          disabled={!canCompare}
          title={canCompare ? undefined : t('builder.needsDate')}
          onClick={() => onChange(addComparison(report, index, 'previous', 'year', name))}
        >
          {t('builder.compareYear')}
        </Button>
      ) : null}
      <Labelled label={t('builder.show')} htmlFor={`${ids}-show`}>
        <Select
          id={`${ids}-show`}
          value={shown}
          options={[
            ...plainShows.map(value => ({ value: value as string, label: t(`builder.shows.${value}`) })),
            ...(measure.formula === undefined
              ? [
                  {
                    label: t('builder.compared'),
                    options: comparisons.flatMap(item =>
                      (['year', 'period'] as const).map(against => ({
                        value: `${item}/${against}`,
                        label: t(`builder.shows.${item}_${against}`),
                        disabled: !canCompare,
                      })),
                    ),
                  },
                ]
              : []),
          ]}
          onChange={value => {
            const [next, against] = value.split('/') as [NonNullable<ReportMeasure['show']>, ReportMeasure['against']]
            reckon({ show: next === 'value' ? undefined : next, against })
          }}
        />
      </Labelled>
      <Labelled label={t('builder.heading')}>
        <Input
          maxLength={100}
          placeholder={words}
          value={text(measure.label)}
          onChange={({ target: { value } }) =>
            set({ label: value ? { ...measure.label, [locale]: value } : undefined })
          }
        />
      </Labelled>
      <div className="builder-pair">
        {measure.formula === undefined ? null : (
          <Labelled label={t('builder.format')} htmlFor={`${ids}-format`}>
            <Select
              id={`${ids}-format`}
              value={measure.format ?? 'number'}
              options={(['number', 'percent', 'money'] as const).map(value => ({
                value,
                label: t(`builder.formats.${value}`),
              }))}
              onChange={format => set({ format })}
            />
          </Labelled>
        )}
        <Labelled label={t('builder.decimals')}>
          <InputNumber
            min={0}
            max={10}
            precision={0}
            placeholder={t('builder.asUsual')}
            value={measure.decimals ?? null}
            onChange={value => set({ decimals: value ?? undefined })}
          />
        </Labelled>
      </div>
      <Collapse
        size="small"
        ghost
        items={[
          ...(measure.formula === undefined && !source
            ? [
                {
                  key: 'filter',
                  label: t('builder.someRecords'),
                  children: (
                    <Filter
                      object={report.object}
                      value={measure.filter}
                      label={t('builder.someRecords')}
                      pointer={`/measures/${index}/filter`}
                      onChange={filter => set({ filter })}
                    />
                  ),
                },
              ]
            : []),
          {
            key: 'colors',
            label: t('builder.colors'),
            children: <ColorRules measure={measure} onChange={colors => set({ colors })} />,
          },
        ]}
        defaultActiveKey={[...(measure.filter ? ['filter'] : []), ...(measure.colors?.length ? ['colors'] : [])]}
      />
      <div className="row">
        <Button
          size="small"
          icon={<ArrowLeftOutlined aria-hidden />}
          disabled={index === 0}
          onClick={() => onChange(moveMeasure(report, index, index - 1))}
        >
          {t('builder.earlier')}
        </Button>
        <Button
          size="small"
          icon={<ArrowRightOutlined aria-hidden />}
          disabled={index === report.measures.length - 1}
          onClick={() => onChange(moveMeasure(report, index, index + 2))}
        >
          {t('builder.later')}
        </Button>
      </div>
    </>
  )
}
