/** The page of one record: header, form, related lists, and what happened at the side. */

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { PeopleLinks } from '../administration/people-links.tsx'
import type { CatalogObject } from '../api/catalog.ts'
import { mount } from '../api/mount.ts'
import { useObject, useSession } from '../api/session.ts'
import { LockedNotice } from '../approvals/locked-notice.tsx'
import { RecordApprovals } from '../approvals/record-approvals.tsx'
import { chooseForm } from '../form/choose-form.ts'
import type { FormState } from '../form/form-rules.ts'
import { RecordView } from '../form/record-view.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { controlOfRecord, withControl } from '../lifecycle/control-form.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { RecordTasks } from '../tasks/record-tasks.tsx'
import { type RecordPageAnswer, readRecordPage } from './record-answer.ts'
import { RecordEditor } from './record-editor.tsx'
import { RecordHeader } from './record-header.tsx'
import { RelatedLists } from './related-lists.tsx'
import { SidePanel } from './side-panel.tsx'
import './record.css'

export function RecordPage() {
  const { object: name = '', id = '' } = useParams()
  const { t } = useTranslation()
  const { label } = useLocale()
  const object = useObject(name)
  const answer = useQuery({
    queryKey: ['record-page', name, id],
    queryFn: ({ signal }) => readRecordPage(name, id, signal),
    enabled: object !== undefined,
  })
  if (!object) return <NotFound />
  if (answer.error && !answer.data) {
    return (
      <div className="page">
        <h1 className="visually-hidden">{label(object)}</h1>
        <ErrorState
          error={answer.error}
          retry={() => void answer.refetch()}
          action={<Link to={`/records/${encodeURIComponent(name)}`}>{t('record.toList')}</Link>}
        />
      </div>
    )
  }
  if (!answer.data) {
    return (
      <div className="page" aria-busy="true">
        <h1 className="visually-hidden">{label(object)}</h1>
        <Skeleton active avatar={{ shape: 'square' }} title={{ width: 280 }} paragraph={{ rows: 1 }} />
        <div className="record-body">
          <div className="card card-body">
            <Skeleton active paragraph={{ rows: 8 }} />
          </div>
          <div className="card card-body">
            <Skeleton active paragraph={{ rows: 8 }} />
          </div>
        </div>
      </div>
    )
  }
  return <LoadedRecord key={id} object={object} answer={answer.data} />
}

interface LoadedRecordProps {
  readonly object: CatalogObject
  readonly answer: RecordPageAnswer
}

function LoadedRecord({ object, answer }: LoadedRecordProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const { record } = answer
  const page = answer.page ? catalog.pages.get(answer.page) : undefined
  const recordType = typeof record.record_type === 'string' ? record.record_type : undefined
  const formName = answer.form && catalog.forms.has(answer.form) ? answer.form : undefined
  const form = (formName ? catalog.forms.get(formName) : undefined) ?? chooseForm(catalog, object, recordType, 'record')
  const hiddenNow = useMemo(
    () => withHidden(withControl(undefined, controlOfRecord([], answer.lifecycles ?? []))?.hidden, answer.hidden),
    [answer],
  )
  const mayUpdate = !answer.locked && (answer.rights?.update ?? object.rights.update)
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: ['record-page', object.name, record.id] }),
    [client, object.name, record.id],
  )

  return (
    <div className="page record-page">
      <RecordHeader
        object={object}
        page={page}
        answer={answer}
        editing={editing}
        onEdit={() => setEditing(true)}
        onChanged={refresh}
      />
      <div className="record-body">
        <div className="record-main">
          {answer.locked ? <LockedNotice lock={answer.locked} /> : null}
          <RecordTasks object={object.name} id={record.id} onChanged={refresh} />
          {answer.approvals ? <RecordApprovals object={object} id={record.id} onChanged={refresh} /> : null}
          {editing ? (
            <RecordEditor
              object={object}
              purpose="record"
              formName={formName}
              record={record}
              lifecycles={answer.lifecycles}
              recordType={recordType}
              place="page"
              onCancel={() => setEditing(false)}
              onSaved={() => {
                setEditing(false)
                refresh()
              }}
            />
          ) : (
            <section className="card" aria-label={t('record.details')}>
              <div className="card-body record-view">
                {mayUpdate ? (
                  <Button className="record-edit-here" size="small" onClick={() => setEditing(true)}>
                    {t('common.edit')}
                  </Button>
                ) : null}
                <RecordView object={object} form={form} values={record} hidden={hiddenNow} />
              </div>
            </section>
          )}
          {object.name === 'user' && mount === '' ? <PeopleLinks user={record.id} /> : null}
          <RelatedLists object={object} page={page} answer={answer} onChanged={refresh} />
        </div>
        <SidePanel object={object} page={page} answer={answer} onChanged={refresh} />
      </div>
    </div>
  )
}

type Hidden = FormState['hidden']

/** What lifecycles hide and what the rules of the form hide. */
function withHidden(control: Hidden | undefined, rules: Hidden | undefined): Hidden | undefined {
  if (!control || !rules) return control ?? rules
  return { ...rules, fields: [...rules.fields, ...control.fields] }
}
