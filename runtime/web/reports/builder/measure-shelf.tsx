/** The values of a report: of its own records, of another object, or reckoned from those before by a formula. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportMeasure, ReportSource } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { Chip } from './chip.tsx'
import type { Faults } from './faults.ts'
import type { FilterPart } from './filter-part.tsx'
import { otherName } from './measure-label.ts'
import { MeasureSettings } from './measure-settings.tsx'
import { OtherObjectPicker } from './other-object-picker.tsx'
import { addComparison, addFormula, addSource, isComparable, type Picked, removeMeasure } from './report-edits.ts'
import { Shelf } from './shelf.tsx'
import type { LiveReport } from './use-live-report.ts'
import { useLiveValue } from './use-live-value.ts'
import { useMeasureWords } from './use-measure-words.ts'

interface MeasureShelfProps {
  readonly object: CatalogObject
  readonly report: ReportBody
  readonly disabled: boolean
  readonly accepts: boolean | undefined
  readonly faults: Faults
  readonly live: LiveReport
  readonly Filter: typeof FilterPart
  readonly onAdd: (picked: Picked | undefined) => void
  readonly onChange: (report: ReportBody) => void
}

export function MeasureShelf(props: MeasureShelfProps) {
  const { object, report, disabled, accepts, faults, live, Filter, onAdd, onChange } = props
  const { t } = useTranslation()
  const { catalog } = useSession()
  const measureWords = useMeasureWords(report)
  const liveValue = useLiveValue(live)
  /** The measure that was added last: what it needs is asked for at once. */
  const [opened, open] = useState<string>()
  const reckoned = ({ field, source }: ReportMeasure) => {
    const of = source ? catalog.objects.get(source.object) : object
    const path = source ? source.field : field
    return of && path ? resolvePath(catalog, of, path)?.field : undefined
  }
  const nameOf = (measure: ReportMeasure) => {
    const other = measure.source && catalog.objects.get(measure.source.object)
    const label = reckoned(measure)?.label
    return other ? otherName(other.plural, label) : (label ?? { en: 'Records', 'zh-CN': '记录数' })
  }
  const addAtEnd = (next: ReportBody) => {
    open(next.measures.at(-1)?.as)
    onChange(next)
  }
  const addOther = (source: ReportSource, other: CatalogObject) => {
    const field = source.field === undefined ? undefined : resolvePath(catalog, other, source.field)?.field
    addAtEnd(addSource(report, source, field, otherName(other.plural, field?.label)))
  }
  const comparable = report.measures.findIndex(
    measure => measure.fn !== undefined && measure.show === undefined && isComparable(report, measure),
  )
  const compared = report.measures.some(measure => measure.show === 'previous')
    ? undefined
    : report.measures[comparable]
  return (
    <Shelf
      name="measures"
      object={object}
      count={report.measures.length}
      disabled={disabled}
      accepts={accepts}
      onAdd={onAdd}
      tools={
        disabled ? null : (
          <>
            {compared ? (
              <Button
                size="small"
                onClick={() => onChange(addComparison(report, comparable, 'previous', 'year', nameOf(compared)))}
              >
                {t('builder.compareYear')}
              </Button>
            ) : null}
            <OtherObjectPicker report={report} onPick={addOther} />
            <Button
              type="text"
              size="small"
              onClick={() => addAtEnd(addFormula(report, { en: 'Formula', 'zh-CN': '公式' }))}
            >
              {t('builder.addFormula')}
            </Button>
          </>
        )
      }
    >
      {report.measures.map((measure, index) => {
        const words = measureWords(measure)
        const fault = faults.get(`/measures/${index}`)
        const hint = measure.fn === undefined || measure.fn === 'count' ? undefined : t(`builder.fn.${measure.fn}`)
        return (
          <Chip
            key={measure.as}
            id={`measures/${index}`}
            startsOpen={measure.as === opened}
            words={words}
            hint={measure.formula === undefined ? hint : t('builder.formula')}
            fault={fault}
            isToldInside={measure.formula !== undefined}
            disabled={disabled}
            settings={
              <MeasureSettings
                report={report}
                index={index}
                field={reckoned(measure)}
                words={words}
                fault={fault}
                value={liveValue(measure.as)}
                Filter={Filter}
                onChange={onChange}
              />
            }
            onRemove={() => onChange(removeMeasure(report, index))}
          />
        )
      })}
    </Shelf>
  )
}
