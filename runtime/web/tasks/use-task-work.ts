/**
 * What is typed into a task, kept on this device until it is completed: only what differs from the record, so that it
 * stays when the record changes meanwhile. Completing speaks of the version of the record at which typing began.
 */
import type { ErrorSchema } from '@rjsf/utils'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { TaskOutcome } from '#metadata/definitions.ts'
import { fieldOf } from '../api/catalog.ts'
import { ApiProblem, isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues } from '../api/values.ts'
import type { FormData } from '../form/validator.ts'
import { updateBody } from '../form/write-values.ts'
import { useFieldErrorText, useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { carryOver, changedValues, fieldNames } from '../record/carry-over.ts'
import { dropDraft, keepDraft, readDraft } from '../record/draft.ts'
import { placeErrors } from '../record/server-errors.ts'
import type { OpenedTask } from './task.ts'
import { taskDraftKeys } from './task-draft.ts'

export interface TaskWork {
  readonly values: RecordValues
  /** What completing would write. */
  readonly body: Readonly<Record<string, unknown>>
  readonly comment: string
  readonly dirty: boolean
  readonly busy: string | undefined
  readonly fieldErrors: ErrorSchema<FormData> | undefined
  readonly commentError: string | undefined
  readonly messages: readonly string[]
  readonly change: (values: RecordValues) => void
  readonly say: (comment: string) => void
  /** The comment is missing. */
  readonly askForComment: (text: string) => void
  readonly complete: (outcome: TaskOutcome | undefined) => Promise<void>
  readonly discard: () => void
}

/** Runs the form of one task; `onDone` is called once it is completed. */
export function useTaskWork(task: OpenedTask, onDone: (outcome: string | undefined) => void): TaskWork {
  const { me, catalog } = useSession()
  const client = useQueryClient()
  const problemText = useProblemText()
  const { message } = App.useApp()
  const valueErrorText = useValueErrorText()
  const fieldErrorText = useFieldErrorText()
  const { values: key, comment: commentKey } = taskDraftKeys(me.user.id, task.id)
  const names = useMemo(() => (task.object ? fieldNames(catalog.objects, task.object) : []), [catalog, task.object])
  const base = useMemo(() => withoutNulls(task.values ?? {}), [task.values])
  const [typed, setTyped] = useState<RecordValues>(() => {
    const draft = readDraft(key)
    return draft ? carryOver(draft.values, draft.names, names).values : {}
  })
  // The version of the record at which typing began; after a refusal the one that was read since.
  const [began, setBegan] = useState(() => readDraft(key)?.rev)
  const [comment, setComment] = useState(() => String(readDraft(commentKey)?.values.comment ?? ''))
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<unknown>()
  const [commentError, setCommentError] = useState<string>()
  const ended = useRef(false)
  const dirty = Object.keys(typed).length > 0

  useEffect(() => {
    if (ended.current) return
    if (dirty) keepDraft(key, { rev: began, values: typed, names })
    else dropDraft(key)
  }, [key, dirty, began, typed, names])
  useEffect(() => {
    if (ended.current) return
    if (comment) keepDraft(commentKey, { rev: undefined, values: { comment }, names: [] })
    else dropDraft(commentKey)
  }, [commentKey, comment])

  const fields = useMemo(
    () =>
      task.fields.flatMap(item =>
        item.mode === 'readOnly' ? [] : (fieldOf(task.object ?? undefined, item.field) ?? []),
      ),
    [task.fields, task.object],
  )
  const values = useMemo(() => withoutNulls({ ...base, ...typed }), [base, typed])
  const body = useMemo(() => updateBody(catalog.objects, fields, base, values), [catalog, fields, base, values])

  const rev = began ?? task.rev
  const complete = async (chosen: TaskOutcome | undefined) => {
    const outcome = chosen?.code
    setBusy(outcome ?? '')
    setProblem(undefined)
    setCommentError(undefined)
    try {
      await post(`/api/tasks/${task.id}/complete`, {
        ...(outcome === undefined ? {} : { outcome }),
        ...(chosen?.withoutInput || Object.keys(body).length === 0
          ? {}
          : { values: body, ...(rev === null ? {} : { rev }) }),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      })
      ended.current = true
      dropDraft(key)
      dropDraft(commentKey)
      onDone(outcome)
      await refreshRecords(client)
    } catch (failure) {
      setProblem(failure)
      const missing = isProblem(failure) ? failure.errors.find(error => error.pointer === '/comment') : undefined
      if (missing) setCommentError(valueErrorText(missing))
      const isBehind = isProblem(failure, 'record/stale') || isProblem(failure, 'catalog/moved')
      if (isBehind || isProblem(failure, 'task/done')) {
        if (isProblem(failure, 'task/done')) void message.warning(problemText(failure))
        if (isProblem(failure, 'record/stale')) setBegan(undefined)
        await client.invalidateQueries({ queryKey: isProblem(failure, 'catalog/moved') ? ['catalog'] : ['tasks'] })
      }
    } finally {
      setBusy(undefined)
    }
  }

  const placed = useMemo(() => {
    if (problem === undefined) return undefined
    if (!isProblem(problem) || problem.errors.length === 0) return { elsewhere: [problemText(problem)] }
    const at = placeErrors(
      besideValues(problem),
      new Set(fields.map(field => field.name)),
      valueErrorText,
      (name, error) => fieldErrorText(task.object ?? undefined, name, error),
    )
    return { atFields: at.atFields, elsewhere: [problemText(problem), ...at.elsewhere] }
  }, [problem, task.object, fields, problemText, valueErrorText, fieldErrorText])

  return {
    values,
    body,
    comment,
    dirty,
    busy,
    fieldErrors: placed && 'atFields' in placed ? placed.atFields : undefined,
    commentError,
    messages: placed?.elsewhere ?? [],
    change: next => {
      if (!dirty) setBegan(task.rev ?? undefined)
      setTyped(changedValues(base, next))
      setProblem(undefined)
    },
    say: text => {
      setComment(text)
      setCommentError(undefined)
    },
    askForComment: setCommentError,
    complete,
    discard: () => {
      setTyped({})
      setBegan(undefined)
      setProblem(undefined)
    },
  }
}

/** Its errors by field: `/values/amount` is `/amount` of the form, and what is said of the comment stands there. */
function besideValues(problem: ApiProblem): ApiProblem {
  const errors = problem.errors.flatMap(error =>
    error.pointer === '/comment' ? [] : [{ ...error, pointer: error.pointer.replace(/^\/values(?=\/|$)/, '') }],
  )
  return new ApiProblem(problem.code, problem.status, { ...problem.body, errors })
}

function withoutNulls(record: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined))
}
