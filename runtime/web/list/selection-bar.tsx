/** What is done with the selected records at once; each act runs as a job that shows its progress. */
import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '#metadata/filter.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { recordTitle } from '../fields/record-title.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { documentsOf } from '../print/documents-of.ts'
import { PrintManyDialog } from '../print/print-many-dialog.tsx'
import { RecordActions } from '../record/record-actions.tsx'
import { JobDialog } from '../shell/job-dialog.tsx'
import { DecideDialog } from '../tasks/decide-dialog.tsx'
import { tasksOfSelected } from '../tasks/task.ts'
import { MassUpdateDialog } from './mass-update-dialog.tsx'
import type { View } from './view.ts'

interface SelectionBarProps {
  readonly object: CatalogObject
  readonly view: View
  readonly ids: readonly string[]
  /** Everything that matches, beyond what is loaded. */
  readonly everything: boolean
  readonly records: readonly StoredRecord[]
  readonly filter: Filter | undefined
  readonly mayTakeEverything: boolean
  readonly total: number | undefined
  readonly onEverything: () => void
  readonly onClear: () => void
  readonly onDone: () => void
}

type Act = 'update' | 'assign' | 'decide' | 'print'

const jobTitles = { update: 'mass.running', delete: 'mass.deleting', print: 'print.printing' } as const

export function SelectionBar(props: SelectionBarProps) {
  const { object, view, ids, everything, records, filter, mayTakeEverything, total, onEverything, onClear, onDone } =
    props
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { integer, locale } = useLocale()
  const { modal, message } = App.useApp()
  const problemText = useProblemText()
  const [act, setAct] = useState<Act>()
  const [job, setJob] = useState<{ readonly id: string; readonly act: 'update' | 'delete' | 'print' }>()
  const count = everything ? (total ?? ids.length) : ids.length
  const scope = everything ? { filter: filter ?? { combinator: 'and', rules: [] } } : { ids }

  const start = async (change: Record<string, unknown>) => {
    const answer = await post<{ job: string }>(`/api/records/${encodeURIComponent(object.name)}/bulk`, {
      ...scope,
      ...change,
    })
    setAct(undefined)
    setJob({ id: answer.job, act: 'delete' in change ? 'delete' : 'update' })
  }
  const askToDelete = () =>
    modal.confirm({
      title: t('mass.deleteTitle', { count }),
      content: t('mass.deleteHint'),
      okText: t('common.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: () => start({ delete: true }).catch(error => void message.error(problemText(error))),
    })
  const decidable = useQuery(tasksOfSelected(object.name, everything ? [] : ids)).data ?? []
  const only = ids.length === 1 && !everything ? records.find(record => record.id === ids[0]) : undefined
  const listed = view.actions.filter(name => catalog.actions.has(name))
  const may = view.massActions
  return (
    <section className="selection-bar" aria-label={t('mass.title')}>
      <strong>{t('mass.selected', { count, shown: integer(count) })}</strong>
      {mayTakeEverything && !everything ? (
        <Button type="link" size="small" onClick={onEverything}>
          {t('mass.everything', { shown: total === undefined ? '' : integer(total) })}
        </Button>
      ) : null}
      <span className="spacer" />
      {only ? (
        <RecordActions
          object={object}
          names={listed}
          record={only}
          title={recordTitle(object, only, locale)}
          onDone={onDone}
        />
      ) : null}
      {decidable.length > 0 ? (
        <Button type="primary" onClick={() => setAct('decide')}>
          {t('approvals.decide', { count: decidable.length })}
        </Button>
      ) : null}
      {documentsOf(catalog, object.name).length > 0 ? (
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => setAct('print')}>
          {t('print.print')}
        </Button>
      ) : null}
      {may.update && object.rights.update ? <Button onClick={() => setAct('update')}>{t('mass.update')}</Button> : null}
      {may.assign && object.rights.update && fieldOf(object, 'owner') ? (
        <Button onClick={() => setAct('assign')}>{t('record.assign')}</Button>
      ) : null}
      {may.delete && object.rights.delete ? (
        <Button danger onClick={() => void askToDelete()}>
          {t('common.delete')}
        </Button>
      ) : null}
      <Button type="text" onClick={onClear}>
        {t('mass.clear')}
      </Button>
      {act === 'decide' ? (
        <DecideDialog tasks={decidable} onDone={onDone} onClose={() => setAct(undefined)} />
      ) : act === 'print' ? (
        <PrintManyDialog
          object={object.name}
          count={count}
          scope={scope}
          onStarted={id => {
            setAct(undefined)
            setJob({ id, act: 'print' })
          }}
          onClose={() => setAct(undefined)}
        />
      ) : act ? (
        <MassUpdateDialog
          object={object}
          count={count}
          fields={act === 'assign' ? ['owner'] : undefined}
          title={act === 'assign' ? t('record.assign') : t('mass.update')}
          onRun={set => start({ set })}
          onClose={() => setAct(undefined)}
        />
      ) : null}
      {job ? (
        <JobDialog
          job={job.id}
          title={t(jobTitles[job.act])}
          deleting={job.act === 'delete'}
          onDone={onDone}
          onClose={() => {
            setJob(undefined)
            onClear()
            onDone()
          }}
        />
      ) : null}
    </section>
  )
}
