/** Makes a report: a sensible first one of an object, or one that somebody has built for himself and everybody is to have. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import { get } from '#runtime/web/api/request.ts'
import { type ReportToEdit, usePersonalReports } from '#runtime/web/reports/personal-report.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDialog } from '../live/new-dialog.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { firstReport } from './first-report.ts'
import { texts } from './texts.ts'

export function NewReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const [adopted, adopt] = useState<string>()
  const found = useQuery({
    queryKey: ['report-definition', adopted],
    queryFn: ({ signal }) => get<ReportToEdit>(`/api/reports/${adopted ?? ''}/definition`, signal),
    enabled: adopted !== undefined,
  })
  const report = adopted === undefined ? undefined : found.data
  const fits = (object: ObjectDefinition | undefined) => report !== undefined && report.object === object?.name
  return (
    <NewDialog
      kind="report"
      title={t.newTitle}
      hint={t.starts}
      ofObject
      usualLabel={object => (report && fits(object) ? report.label : object.plural)}
      onClose={onClose}
      isReady={object => adopted === undefined || fits(object)}
      extra={object => (object ? <Origin object={object} value={adopted} onChange={adopt} /> : null)}
      make={object => {
        if (report && fits(object)) return asDefinition(report)
        return object ? firstReport(object) : {}
      }}
    />
  )
}

interface OriginProps {
  readonly object: ObjectDefinition
  readonly value: string | undefined
  readonly onChange: (report: string | undefined) => void
}

function Origin({ object, value, onChange }: OriginProps) {
  const t = useTexts(texts)
  const id = useId()
  const kept = usePersonalReports()
  const offered = (kept.data ?? []).filter(item => item.object === object.name && !item.incomplete)
  if (offered.length === 0) return null
  return (
    <Labelled label={t.origin} htmlFor={id}>
      <Select
        id={id}
        value={offered.some(item => item.id === value) ? (value ?? '') : ''}
        options={[
          { value: '', label: t.first },
          ...offered.map(item => ({ value: item.id, label: t.personal(item.name, item.mine) })),
        ]}
        onChange={next => onChange(next || undefined)}
      />
    </Labelled>
  )
}

/** What a variant keeps to becomes its own. */
function asDefinition({ report, base }: ReportToEdit): ReportBody {
  const rules = [...(base?.filters ?? []), ...(report.filter ? [report.filter] : [])]
  const [only] = rules
  const filter = rules.length > 1 ? { combinator: 'and' as const, rules } : only
  const parameters = [...(base?.parameters ?? []), ...(report.parameters ?? [])]
  return { ...report, ...(filter ? { filter } : {}), ...(parameters.length > 0 ? { parameters } : {}) }
}
