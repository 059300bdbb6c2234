/**
 * Answers tiles with the reports and lists of the draft as they are now: from its preview where there is one, else from
 * what runs, always with the rights of whoever designs.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ListDefinition, ReportDefinition } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { ApiProblem, isProblem } from '#runtime/web/api/problem.ts'
import { get, request } from '#runtime/web/api/request.ts'
import type { ListWish, TileAnswers } from '#runtime/web/dashboards/tile-answers.ts'
import type { RecordsAnswer } from '#runtime/web/list/use-records.ts'
import { askOwnReport } from '#runtime/web/reports/personal-report.ts'
import { type ReportAnswer, type ReportInput, reportQuestion } from '#runtime/web/reports/report-api.ts'
import { useDraft } from '../draft/use-draft.ts'

interface DraftAnswers {
  readonly answers: TileAnswers
  /** Asked of the preview. */
  readonly isTried: boolean
  /** Some tile needs a preview: it shows what does not run yet. */
  readonly lacksPreview: boolean
  /** What all questions begin with, for asking again. */
  readonly scope: readonly unknown[]
}

export function useDraftAnswers(): DraftAnswers {
  const { draft, find } = useDraft()
  const [lacking, setLacking] = useState<ReadonlySet<string>>(new Set())
  const address = `/api/designer/drafts/${draft.id}`
  const isDraft = !draft.id.startsWith('revision-')
  const preview = useQuery({
    queryKey: ['draft', draft.id, 'preview'],
    queryFn: ({ signal }) => get<{ state: string }>(`${address}/preview`, signal),
    enabled: isDraft,
  })
  const isTried = preview.data?.state === 'ready'
  const scope = useMemo(() => ['draft', draft.id, 'try', 'tile', isTried], [draft.id, isTried])
  const answers = useMemo((): TileAnswers => {
    /** Notes which of what is shown does not run yet. */
    const watch = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const note = (isLacking: boolean) =>
        setLacking(before => {
          if (before.has(what) === isLacking) return before
          const next = new Set(before)
          if (isLacking) next.add(what)
          else next.delete(what)
          return next
        })
      try {
        const answer = await work()
        note(false)
        return answer
      } catch (error) {
        if (isTried || !isProblem(error) || !/\/unknown$|^access\/denied$|^preview\/missing$/.test(error.code))
          throw error
        note(true)
        throw new ApiProblem('preview/missing', 409, {})
      }
    }
    const attempt = async <T>(body: object, signal: AbortSignal) =>
      (await request<{ answer: T }>('POST', `${address}/try`, { body, signal })).answer
    const askReport = (report: ReportDefinition, input: ReportInput, signal: AbortSignal): Promise<ReportAnswer> => {
      if (!isTried) return askOwnReport(bodyOf(report), undefined, signal, input)
      const { parameters, ...asking } = reportQuestion(input) as ReportInput
      return attempt({ report, parameters, asking }, signal)
    }
    const askList = (list: ListDefinition, wish: ListWish, signal: AbortSignal): Promise<RecordsAnswer> => {
      const filter = both(list.filter, wish.filter)
      if (isTried) {
        const { filter: _, ...rest } = list
        const columns = wish.fields.map(field => ({ field }))
        return attempt<RecordsAnswer>({ list: { ...rest, columns, ...(filter ? { filter } : {}) } }, signal).then(
          answer => ({ ...answer, records: answer.records.slice(0, wish.limit) }),
        )
      }
      if (list.where !== undefined) return Promise.reject(new ApiProblem('preview/missing', 409, {}))
      const sort = (list.sort ?? []).map(item => (item.descending ? `-${item.field}` : item.field))
      const { fields, limit } = wish
      const body = {
        fields,
        limit,
        count: 'capped',
        ...(filter ? { filter } : {}),
        ...(sort.length > 0 ? { sort } : {}),
      }
      return request('POST', `/api/records/${encodeURIComponent(list.object)}/query`, { body, signal })
    }
    return {
      reportKey: name => {
        const report = find('report', name)
        return [...scope, report ?? name, find('query', report?.query)]
      },
      listKey: list => [...scope, list],
      askReport: (name, input, signal) =>
        watch(`report ${name}`, () => {
          const report = find('report', name)
          if (!report) throw new ApiProblem('definition/unknown', 404, {})
          return askReport(report, input, signal)
        }),
      askList: (list, wish, signal) => watch(`list ${list.name}`, () => askList(list, wish, signal)),
    }
  }, [address, find, isTried, scope])
  return { answers, isTried, lacksPreview: isDraft && !isTried && lacking.size > 0, scope }
}

/** A report without what it is called and who may see it. */
function bodyOf({
  id: _id,
  kind: _kind,
  name: _name,
  label: _label,
  part: _part,
  roles: _roles,
  ...body
}: ReportDefinition) {
  return body
}

const both = (one: Filter | undefined, other: Filter | undefined): Filter | undefined =>
  one && other ? { combinator: 'and', rules: [one, other] } : (one ?? other)
