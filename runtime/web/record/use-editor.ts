/** The state of one form: what is stored, what is typed, what went wrong, and how it is saved. */

import type { ErrorSchema } from '@rjsf/utils'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Catalog, type CatalogObject, fieldOf } from '../api/catalog.ts'
import { type ApiProblem, isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { type Me, useSession } from '../api/session.ts'
import type { RecordValues, StoredRecord } from '../api/values.ts'
import { type FormLayout, formItems } from '../form/choose-form.ts'
import { newValues } from '../form/new-values.ts'
import type { FormData } from '../form/validator.ts'
import { createBody, updateBody } from '../form/write-values.ts'
import { useFieldErrorText, useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { carryOver, changedValues, type FieldName, fieldNames, type Lost } from './carry-over.ts'
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
  /** What was typed into fields that a newer revision does not have. */
  readonly lost: readonly Lost[]
  /** The record that is being changed, as it was read. */
  readonly base: StoredRecord | undefined
  /** The stored record that somebody else changed in the meantime. */
  readonly conflict: StoredRecord | undefined
  readonly change: (values: RecordValues) => void
  readonly save: () => Promise<void>
  readonly saveOver: (stored: StoredRecord, values: RecordValues) => Promise<void>
  readonly closeConflict: () => void
  readonly discard: () => void
}

/** What a form begins with. */
interface Beginning {
  readonly record: StoredRecord | undefined
  readonly values: RecordValues
}

/** Runs one form. */
export function useEditor(task: EditorTask): Editor {
  const { object, form, record, recordType, initial, onSaved } = task
  const { me, catalog } = useSession()
  const client = useQueryClient()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const fieldErrorText = useFieldErrorText()
  const names = useMemo(() => fieldNames(catalog.objects, object), [catalog.objects, object])
  const key = draftKey(me.user.id, object.id, record?.id ?? `new.${recordType ?? ''}`)
  const [spoken, setSpoken] = useState(names)
  const [draft] = useState(() => takeDraft(key, names))
  const [base, setBase] = useState(() => beginWith(task, me, catalog))
  const [values, setValues] = useState<RecordValues>(() => withoutNulls({ ...base.values, ...draft?.values }))
  const [lost, setLost] = useState<readonly Lost[]>(draft?.lost ?? [])
  const [restored, setRestored] = useState(draft !== undefined)
  const [dirty, setDirty] = useState(draft !== undefined)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [conflict, setConflict] = useState<StoredRecord>()
  const requestKey = useRef(crypto.randomUUID())
  const unkept = useRef<() => void>(undefined)

  if (spoken !== names) {
    // A newer revision: what was typed moves with its fields.
    setSpoken(names)
    if (JSON.stringify(spoken) !== JSON.stringify(names)) {
      const next = carryBase(
        base,
        spoken,
        names,
        record ? {} : newValues(object, { me, baseCurrency: catalog.baseCurrency }),
      )
      const typed = carryOver(changedValues(base.values, values), spoken, names)
      setBase(next)
      setValues(withoutNulls({ ...next.values, ...typed.values }))
      setLost([...lost, ...typed.lost])
    }
  }

  const arrived = newlyReadable(base.record, record, object)
  if (arrived) {
    setBase({ record: { ...arrived, ...base.record! }, values: { ...withoutNulls(arrived), ...base.values } })
    setValues({ ...withoutNulls(arrived), ...values })
  }

  const fields = useMemo(() => {
    const named = formItems(form, object).flatMap(item => (item.readOnly ? [] : (fieldOf(object, item.field) ?? [])))
    const given = Object.keys(initial ?? {}).flatMap(name => fieldOf(object, name) ?? [])
    return [...new Set(record ? named : [...named, ...given])]
  }, [form, object, initial, record])

  useEffect(() => {
    if (!dirty) return
    unkept.current = () =>
      keepDraft(key, { rev: base.record?.rev, values: changedValues(base.values, values), names: spoken })
    const timer = setTimeout(unkept.current, 300)
    return () => clearTimeout(timer)
  }, [dirty, key, values, base, spoken])
  useEffect(() => () => unkept.current?.(), [])

  const forgetDraft = () => {
    unkept.current = undefined
    dropDraft(key)
  }
  const change = useCallback((next: RecordValues) => {
    setValues(next)
    setDirty(true)
    setProblem(undefined)
  }, [])

  const send = async (stored: StoredRecord | undefined, next: RecordValues) => {
    if (!stored) {
      const body = createBody(catalog.objects, fields, next)
      return createRecord(object.name, recordType ? { record_type: recordType, ...body } : body, requestKey.current)
    }
    const body = updateBody(catalog.objects, fields, stored, next)
    return Object.keys(body).length === 0 ? stored : updateRecord(object.name, stored.id, stored.rev, body)
  }
  const saveOver = async (stored: StoredRecord | undefined, next: RecordValues) => {
    setSaving(true)
    setProblem(undefined)
    try {
      const saved = await send(stored, next)
      forgetDraft()
      setDirty(false)
      setLost([])
      setConflict(undefined)
      await refreshRecords(client)
      onSaved(saved)
    } catch (failure) {
      unkept.current?.()
      if (isProblem(failure, 'record/stale') && stored) return setConflict(storedIn(failure, stored))
      if (isProblem(failure, 'request/idempotency-mismatch')) requestKey.current = crypto.randomUUID()
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) requestKey.current = crypto.randomUUID()
      if (isProblem(failure, 'catalog/moved')) {
        await client.refetchQueries({ queryKey: ['catalog'] }, { cancelRefetch: false })
      }
      setProblem(failure)
    } finally {
      setSaving(false)
    }
  }

  const placed = useMemo(() => {
    if (problem === undefined) return undefined
    if (!isProblem(problem) || problem.errors.length === 0 || problem.code === 'catalog/moved')
      return { elsewhere: [problemText(problem)] }
    const at = placeErrors(problem, new Set(fields.map(field => field.name)), valueErrorText, (name, error) =>
      fieldErrorText(object, name, error),
    )
    return { atFields: at.atFields, elsewhere: [problemText(problem), ...at.elsewhere] }
  }, [problem, object, fields, problemText, valueErrorText, fieldErrorText])

  return {
    values,
    dirty,
    saving,
    restored,
    fieldErrors: placed && 'atFields' in placed ? placed.atFields : undefined,
    messages: placed?.elsewhere ?? [],
    conflict,
    change,
    lost,
    base: base.record,
    save: () => saveOver(base.record, values),
    saveOver: async (stored, next) => {
      setBase({ record: stored, values: withoutNulls(stored) })
      setValues(next)
      await saveOver(stored, next)
    },
    closeConflict: () => setConflict(undefined),
    discard: () => {
      const beginning = beginWith(task, me, catalog)
      forgetDraft()
      setRestored(false)
      setDirty(false)
      setLost([])
      setBase(beginning)
      setValues(beginning.values)
      setProblem(undefined)
    },
  }
}

function beginWith({ object, record, initial }: EditorTask, me: Me, catalog: Catalog): Beginning {
  const values = record
    ? withoutNulls(record)
    : { ...newValues(object, { me, baseCurrency: catalog.baseCurrency }), ...initial }
  return { record, values }
}

/** The beginning by the names of now, with the defaults of fields that are new. */
function carryBase(
  { record, values }: Beginning,
  before: readonly FieldName[],
  now: readonly FieldName[],
  defaults: RecordValues,
): Beginning {
  return {
    record: record && ({ id: record.id, rev: record.rev, ...carryOver(record, before, now).values } as StoredRecord),
    values: { ...defaults, ...carryOver(values, before, now).values },
  }
}

/** What the same revision of the record has now for fields that are new to the form. */
function newlyReadable(
  base: StoredRecord | undefined,
  record: StoredRecord | undefined,
  object: CatalogObject,
): RecordValues | undefined {
  if (!base || !record || base === record || base.rev !== record.rev) return undefined
  const names = object.fields.flatMap(({ name }) => (name in record && !(name in base) ? [name] : []))
  return names.length === 0 ? undefined : Object.fromEntries(names.map(name => [name, record[name]]))
}

function takeDraft(key: string, names: readonly FieldName[]) {
  const draft = readDraft(key)
  return draft?.names && carryOver(draft.values, draft.names, names)
}

function withoutNulls(record: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined))
}

function storedIn(problem: ApiProblem, base: StoredRecord): StoredRecord {
  const current = (problem.body.current as { record?: StoredRecord } | undefined)?.record ?? problem.body.current
  const rev = Number(problem.body.rev ?? (current as StoredRecord | undefined)?.rev)
  return { ...base, ...(current as StoredRecord | undefined), rev }
}
