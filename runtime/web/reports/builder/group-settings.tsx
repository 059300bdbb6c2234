/** How a group is cut, ordered and shortened. */
import { ArrowLeftOutlined, ArrowRightOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportGroup } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { Labelled } from '../../shell/labelled.tsx'
import { type Axis, moveGroup, setGroup } from './report-edits.ts'
import { useMeasureWords } from './use-measure-words.ts'

interface GroupSettingsProps {
  readonly report: ReportBody
  readonly axis: Axis
  readonly index: number
  readonly isDate: boolean
  readonly words: string
  readonly onChange: (report: ReportBody) => void
}

const grains = ['day', 'week', 'month', 'quarter', 'year', 'fiscalQuarter', 'fiscalYear'] as const

export function GroupSettings({ report, axis, index, isDate, words, onChange }: GroupSettingsProps) {
  const { t } = useTranslation()
  const { locale, text } = useLocale()
  const measureWords = useMeasureWords(report)
  const ids = useId()
  const groups = report[axis] ?? []
  const group = groups[index]
  if (!group) return null
  const set = (patch: { readonly [K in keyof ReportGroup]?: ReportGroup[K] | undefined }) =>
    onChange(setGroup(report, axis, index, patch))
  const measures = report.measures.map(measure => ({ value: measure.as, label: measureWords(measure) }))
  const ranking = measures.filter(({ value }) => report.measures.find(item => item.as === value)?.formula === undefined)
  const other: Axis = axis === 'rows' ? 'columns' : 'rows'
  const move = (to: { readonly axis: Axis; readonly index: number }) => onChange(moveGroup(report, { axis, index }, to))
  const isDown = group.order === 'descending' || (group.order === undefined && group.sortBy !== undefined)
  return (
    <>
      {isDate ? (
        <Labelled label={t('builder.by')} htmlFor={`${ids}-by`}>
          <Select
            id={`${ids}-by`}
            value={group.by ?? 'none'}
            options={[
              ...grains.map(value => ({ value, label: t(`builder.grain.${value}`) })),
              { value: 'none', label: t('builder.grain.none') },
            ]}
            onChange={value => set({ by: value === 'none' ? undefined : (value as ReportGroup['by']) })}
          />
        </Labelled>
      ) : null}
      <Labelled label={t('builder.sortBy')} htmlFor={`${ids}-sort`}>
        <div className="builder-pair">
          <Select
            id={`${ids}-sort`}
            value={group.sortBy ?? ''}
            options={[{ value: '', label: isDate ? t('builder.byDate') : t('builder.byName') }, ...measures]}
            onChange={value => set({ sortBy: value || undefined, order: undefined })}
          />
          <Select<'ascending' | 'descending'>
            aria-label={t('builder.order')}
            value={isDown ? 'descending' : 'ascending'}
            options={[
              { value: 'ascending', label: t(group.sortBy ? 'builder.smallestFirst' : 'builder.ascending') },
              { value: 'descending', label: t(group.sortBy ? 'builder.largestFirst' : 'builder.descending') },
            ]}
            onChange={order => set({ order })}
          />
        </div>
      </Labelled>
      <div>
        <Checkbox
          checked={group.top !== undefined}
          disabled={ranking.length === 0}
          onChange={event =>
            set(
              event.target.checked
                ? { top: 10, topBy: ranking[0]?.value, sortBy: group.sortBy ?? ranking[0]?.value }
                : { top: undefined, topBy: undefined, rest: undefined },
            )
          }
        >
          {t('builder.top')}
        </Checkbox>
        {group.top === undefined ? null : (
          <div className="builder-pair builder-top">
            <InputNumber
              min={1}
              max={1000}
              precision={0}
              aria-label={t('builder.topCount')}
              value={group.top}
              onChange={value => (value ? set({ top: value }) : undefined)}
            />
            <Select
              aria-label={t('builder.topBy')}
              value={group.topBy ?? ranking[0]?.value ?? null}
              options={ranking}
              onChange={topBy => set({ topBy: topBy ?? undefined })}
            />
            <Select<'others' | 'leave'>
              aria-label={t('builder.rest')}
              value={group.rest ?? 'others'}
              options={(['others', 'leave'] as const).map(value => ({ value, label: t(`builder.restAs.${value}`) }))}
              onChange={rest => set({ rest })}
            />
          </div>
        )}
      </div>
      <Labelled label={t('builder.heading')}>
        <Input
          maxLength={100}
          placeholder={words}
          value={text(group.label)}
          onChange={({ target: { value } }) => set({ label: value ? { ...group.label, [locale]: value } : undefined })}
        />
      </Labelled>
      <div className="row">
        <Button
          size="small"
          icon={<ArrowLeftOutlined aria-hidden />}
          disabled={index === 0}
          onClick={() => move({ axis, index: index - 1 })}
        >
          {t('builder.earlier')}
        </Button>
        <Button
          size="small"
          icon={<ArrowRightOutlined aria-hidden />}
          disabled={index === groups.length - 1}
          onClick={() => move({ axis, index: index + 2 })}
        >
          {t('builder.later')}
        </Button>
        <Button
          size="small"
          icon={<SwapOutlined aria-hidden />}
          onClick={() => move({ axis: other, index: (report[other] ?? []).length })}
        >
          {t(`builder.to.${other}`)}
        </Button>
      </div>
    </>
  )
}
