/** A new record on a page of its own, for deep links: `?type=…&values={…}`. */
import { App } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useObject } from '../api/session.ts'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { NotFound } from '../shell/not-found.tsx'
import { RecordEditor } from './record-editor.tsx'
import { offeredTypes, RecordTypeChoice } from './record-type-choice.tsx'

export function NewRecordPage() {
  const { t } = useTranslation()
  const { label, locale } = useLocale()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const params = useParams()
  const object = useObject(params.object)
  const [search, setSearch] = useSearchParams()
  const given = search.get('values')
  const initial = useMemo(() => readValues(given), [given])
  if (!object?.rights.create) return <NotFound />
  const types = offeredTypes(object)
  const recordType = search.get('type') ?? (types.length === 1 ? types[0]?.name : undefined)
  return (
    <div className="page page-narrow">
      <header className="page-head">
        <h1>{t('record.newOf', { object: label(object) })}</h1>
      </header>
      {types.length > 0 && recordType === undefined ? (
        <div className="card">
          <RecordTypeChoice
            types={types}
            onChoose={name => setSearch({ ...Object.fromEntries(search), type: name }, { replace: true })}
          />
        </div>
      ) : (
        <RecordEditor
          key={recordType}
          object={object}
          purpose="record"
          recordType={recordType}
          initial={initial}
          place="page"
          onCancel={() => (cameFromHere() ? navigate(-1) : navigate(`/records/${encodeURIComponent(object.name)}`))}
          onSaved={saved => {
            void message.success(t('record.saved', { title: recordTitle(object, saved, locale) }))
            navigate(`/records/${encodeURIComponent(object.name)}/${saved.id}`, { replace: true })
          }}
        />
      )}
    </div>
  )
}

function readValues(text: string | null): Record<string, unknown> | undefined {
  try {
    const values: unknown = text ? JSON.parse(text) : undefined
    return typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Whether the page before this one was one of the app. */
function cameFromHere(): boolean {
  return ((history.state as { idx?: number } | null)?.idx ?? 0) > 0
}
