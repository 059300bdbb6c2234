/** The state of one form: what is stored, what is typed, what went wrong, and how it is saved. */

import type { ErrorSchema } from '@rjsf/utils'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { type ApiProblem, isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues, StoredRecord } from '../api/values.ts'
import { type FormLayout, formItems } from '../form/choose-form.ts'
import { newValues } from '../form/new-values.ts'
import type { FormData } from '../form/validator.ts'
import { createBody, updateBody } from '../form/write-values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.ts'
import { createRecord, updateRecord } from './save-record.ts'
import { placeErrors } from './server-errors.ts'

export interface EditorTask {
  readonly object: CatalogObject
  readonly form: FormLayout
  readonly record?: StoredRecord | undefined
  readonly recordType?: string | undefined
  readonly initial?: RecordValues | undefined
  readonly onSaved: (saved: StoredRecord) => void
}

export interface Editor {
  readonly values: RecordValues
  readonly dirty: boolean
  readonly saving: boolean
  readonly restored: boolean
  readonly fieldErrors: ErrorSchema<FormData> | undefined
  readonly messages: readonly string[]
  /** The stored record that somebody else changed in the meantime. */
  readonly conflict: StoredRecord | undefined
  readonly change: (values: RecordValues) => void
  readonly save: () => Promise<void>
  readonly saveOver: (stored: StoredRecord, values: RecordValues) => Promise<void>
  readonly closeConflict: () => void
  readonly discard: () => void
}

/** Runs one form. */
export function useEditor(task: EditorTask): Editor {
  const { object, form, record, recordType, initial, onSaved } = task
  const { me, catalog } = useSession()
  const client = useQueryClient()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const [stored, setStored] = useState(record)
  const start = useMemo<RecordValues>(
    () =>
      record ? withoutNulls(record) : { ...newValues(object, { me, baseCurrency: catalog.baseCurrency }), ...initial },
    [record, object, me, catalog.baseCurrency, initial],
  )
  const key = draftKey(me.user.id, object.name, record?.id ?? `new.${recordType ?? ''}`)
  const [draft] = useState(() => readDraft(key))
  const [values, setValues] = useState<RecordValues>(draft ? { ...start, ...draft.values } : start)
  const [restored, setRestored] = useState(draft !== undefined)
  const [dirty, setDirty] = useState(draft !== undefined)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [conflict, setConflict] = useState<StoredRecord>()
  const requestKey = useRef(crypto.randomUUID())
  const fields = useMemo(() => {
    const named = formItems(form, object).flatMap(item => (item.readOnly ? [] : (fieldOf(object, item.field) ?? [])))
    const given = Object.keys(initial ?? {}).flatMap(name => fieldOf(object, name) ?? [])
    return [...new Set(record ? named : [...named, ...given])]
  }, [form, object, initial, record])

  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(() => keepDraft(key, values, stored?.rev), 300)
    return () => clearTimeout(timer)
  }, [dirty, key, values, stored?.rev])

  const change = useCallback((next: RecordValues) => {
    setValues(next)
    setDirty(true)
    setProblem(undefined)
  }, [])

  const send = async (base: StoredRecord | undefined, next: RecordValues) => {
    if (!base) {
      const body = createBody(catalog.objects, fields, next)
      return createRecord(object.name, recordType ? { record_type: recordType, ...body } : body, requestKey.current)
    }
    const body = updateBody(catalog.objects, fields, base, next)
    return Object.keys(body).length === 0 ? base : updateRecord(object.name, base.id, base.rev, body)
  }
  const saveOver = async (base: StoredRecord | undefined, next: RecordValues) => {
    setSaving(true)
    setProblem(undefined)
    try {
      const saved = await send(base, next)
      dropDraft(key)
      setDirty(false)
      setConflict(undefined)
      await refreshRecords(client)
      onSaved(saved)
    } catch (failure) {
      keepDraft(key, next, base?.rev)
      if (isProblem(failure, 'record/stale') && base) return setConflict(storedIn(failure, base))
      if (isProblem(failure, 'request/idempotency-mismatch')) requestKey.current = crypto.randomUUID()
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) requestKey.current = crypto.randomUUID()
      if (isProblem(failure, 'catalog/moved')) await client.invalidateQueries({ queryKey: ['catalog'] })
      setProblem(failure)
    } finally {
      setSaving(false)
    }
  }

  const placed = useMemo(() => {
    if (problem === undefined) return undefined
    if (!isProblem(problem) || problem.errors.length === 0)
      return { elsewhere: [problemText(problem), ...gone(problem)] }
    const at = placeErrors(problem, new Set(fields.map(field => field.name)), valueErrorText)
    return { atFields: at.atFields, elsewhere: [problemText(problem), ...at.elsewhere] }
  }, [problem, fields, problemText, valueErrorText])

  return {
    values,
    dirty,
    saving,
    restored,
    fieldErrors: placed && 'atFields' in placed ? placed.atFields : undefined,
    messages: placed?.elsewhere ?? [],
    conflict,
    change,
    save: () => saveOver(stored, values),
    saveOver: async (base, next) => {
      setStored(base)
      setValues(next)
      await saveOver(base, next)
    },
    closeConflict: () => setConflict(undefined),
    discard: () => {
      dropDraft(key)
      setRestored(false)
      setDirty(false)
      setValues(start)
      setProblem(undefined)
    },
  }
}

function withoutNulls(record: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined))
}

function storedIn(problem: ApiProblem, base: StoredRecord): StoredRecord {
  const current = (problem.body.current as { record?: StoredRecord } | undefined)?.record ?? problem.body.current
  const rev = Number(problem.body.rev ?? (current as StoredRecord | undefined)?.rev)
  return { ...base, ...(current as StoredRecord | undefined), rev }
}

/** The names that production no longer has, as far as the server says. */
function gone(problem: unknown): string[] {
  if (!isProblem(problem, 'catalog/moved')) return []
  const names = problem.body.gone ?? problem.body.names
  return Array.isArray(names) ? names.map(String) : []
}
