/** A report on the builder of the end users' app; every step is an edit of the draft. */
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { createContext, useCallback, useContext } from 'react'
import type { ReportDefinition } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import { ApiProblem, isProblem } from '#runtime/web/api/problem.ts'
import { get, request } from '#runtime/web/api/request.ts'
import { useObject } from '#runtime/web/api/session.ts'
import { FilterParameters, type FilterPartProps } from '#runtime/web/reports/builder/filter-part.tsx'
import { ReportBuilder } from '#runtime/web/reports/builder/report-builder.tsx'
import { askOwnReport } from '#runtime/web/reports/personal-report.ts'
import type { ReportAnswer } from '#runtime/web/reports/report-api.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { DraftSession } from '../live/draft-session.tsx'
import { lacksPreview, PreviewOffer } from '../live/preview-offer.tsx'
import { useEdit } from '../live/use-edit.ts'
import { FilterEditor } from '../panel/filter-editor.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function ReportCanvas({ definition }: { readonly definition: ReportDefinition }) {
  return (
    <DraftSession>
      <Editor definition={definition} />
    </DraftSession>
  )
}

/** Id of the report that is edited. */
const Edited = createContext('')

function DraftFilter({ object, value, label, disabled, pointer, wanted, onChange }: FilterPartProps) {
  const parameters = useContext(FilterParameters)
  const definition = useContext(Edited)
  return (
    <FilterEditor
      object={object}
      value={value}
      disabled={disabled}
      ariaLabel={label}
      wanted={wanted}
      context={{ parameters, address: { kind: 'report', definition, pointer } }}
      onChange={onChange}
    />
  )
}

function Editor({ definition }: { readonly definition: ReportDefinition }) {
  const t = useTexts(texts)
  const { draft, readOnly, run } = useDraft()
  const object = useObject(definition.object)
  const edit = useEdit(definition)
  const [shown, show] = useOptimistic(definition)
  const address = `/api/designer/drafts/${draft.id}`
  const isDraft = !draft.id.startsWith('revision-')
  const preview = useQuery({
    queryKey: ['draft', draft.id, 'preview'],
    queryFn: ({ signal }) => get<{ state: string }>(`${address}/preview`, signal),
    enabled: isDraft,
  })
  const isTried = preview.data?.state === 'ready'
  const { id, kind, name, label, part, roles, ...body } = shown
  const named = { id, kind, name, label, ...(part ? { part } : {}), ...(roles ? { roles } : {}) }
  const asked = JSON.stringify({ id, kind, name, label })
  const ask = useCallback(
    async (report: ReportBody, signal: AbortSignal): Promise<ReportAnswer> => {
      if (!isTried) return askOwnReport(report, undefined, signal)
      const tried = { report: { ...(JSON.parse(asked) as object), ...report } }
      return (await request<{ answer: ReportAnswer }>('POST', `${address}/try`, { body: tried, signal })).answer
    },
    [address, isTried, asked],
  )
  if (!object) return <EmptyState text={t.noObject(definition.object)} />
  const change = (next: ReportBody) => {
    const keys = [...new Set([...Object.keys(body), ...Object.keys(next)])] as (keyof ReportBody)[]
    const changed = keys.filter(key => JSON.stringify(body[key]) !== JSON.stringify(next[key]))
    const [only] = changed
    if (only === undefined) return
    const whole: ReportDefinition = { ...named, ...next }
    show(whole, () =>
      changed.length === 1 ? edit([only], next[only]) : run('replace-definition', { kind, name, definition: whole }),
    )
  }
  return (
    <Edited value={id}>
      <ReportBuilder
        object={object}
        report={body}
        disabled={readOnly}
        ask={ask}
        scope={['draft', draft.id, 'try', isTried]}
        Filter={DraftFilter}
        note={<Tag title={isTried ? t.previewHint : t.headHint}>{isTried ? t.preview : t.head}</Tag>}
        instead={error => {
          if (isTried && lacksPreview(error)) return <PreviewOffer error={error} />
          const isUnknown = isProblem(error) && /\/unknown$|^access\/denied$/.test(error.code)
          return !isTried && isDraft && isUnknown ? (
            <PreviewOffer error={new ApiProblem('preview/missing', 409, {})} />
          ) : undefined
        }}
        onChange={change}
      />
    </Edited>
  )
}
