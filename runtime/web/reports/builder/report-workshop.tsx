/** The page around the builder: what the report is called, undo, saving; unsaved work stays on this device. */
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ReportBody } from '#metadata/report-body.ts'
import { isProblem } from '../../api/problem.ts'
import { put } from '../../api/request.ts'
import { useObject, useSession } from '../../api/session.ts'
import { useProblemText } from '../../i18n/problem-text.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { LeaveGuard } from '../../record/leave-guard.tsx'
import { keptAsBody } from '../../sharing/sharing.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { usePageTitle } from '../../shell/use-page-title.ts'
import { askOwnReport, type PersonalReport, type ReportToEdit } from '../personal-report.ts'
import { FixedConditions } from './fixed-conditions.tsx'
import { KeepReportDialog } from './keep-report-dialog.tsx'
import { ReportBuilder } from './report-builder.tsx'
import { dropReportDraft, keepReportDraft, readReportDraft, reportDraftKey } from './report-draft.ts'
import { typedPlace } from './report-edits.ts'
import { useUndo } from './use-undo.ts'

interface Built {
  readonly report: ReportBody
  readonly base: string | undefined
}

const placeOf = (before: Built, after: Built) =>
  before.base === after.base ? typedPlace(before.report, after.report) : undefined

export function ReportWorkshop({ start }: { readonly start: ReportToEdit }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const { label } = useLocale()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const problemText = useProblemText()
  const object = useObject(start.object)
  const isNew = start.name.startsWith('new-')
  const isOwn = start.mine === true
  const [begun] = useState((): Built => ({ report: start.report, base: start.base?.name }))
  const key = reportDraftKey(me.user.id, start.name)
  const [left] = useState(() => readReportDraft(key))
  const built = useUndo<Built>(left ? { report: left.report, base: left.base } : begun, placeOf)
  const { report, base } = built.now
  const isChanged = JSON.stringify(built.now) !== JSON.stringify(begun)
  const [wasRestored, noticed] = useState(left !== undefined)
  const [keeping, keep] = useState(false)
  const [isSaved, saved] = useState<string>()
  const [busy, setBusy] = useState(false)
  const title = isNew && object ? t('builder.newOf', { object: label(object) }) : label(start)
  usePageTitle(title)
  useEffect(() => {
    if (isSaved) dropReportDraft(key)
    else if (isChanged) keepReportDraft(key, { report, base })
    else dropReportDraft(key)
  }, [key, isChanged, report, base, isSaved])
  useEffect(() => {
    if (isSaved) navigate(`/reports/${isSaved}`)
  }, [isSaved, navigate])
  const { put: step, undo, redo } = built
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')) return
      event.preventDefault()
      if (event.shiftKey) redo?.()
      else undo?.()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [undo, redo])
  const ask = useCallback((body: ReportBody, signal: AbortSignal) => askOwnReport(body, base, signal), [base])
  if (!object) return <NotFound />

  const finish = (done: PersonalReport) => {
    keep(false)
    void message.success(t('builder.saved', { name: done.name }))
    void client.invalidateQueries({ queryKey: ['report', done.id] })
    saved(done.id)
  }
  /** It was saved elsewhere meanwhile: which of the two stays is for whoever builds it to say. */
  const chooseOne = () =>
    void modal.confirm({
      title: t('problems.personal-report_stale'),
      content: t('builder.staleHint'),
      okText: t('builder.keepAsCopy'),
      cancelText: t('builder.takeOther'),
      keyboard: false,
      onOk: () => keep(true),
      onCancel: () => {
        void client.invalidateQueries({ queryKey: ['report', start.name] })
        saved(start.name)
      },
    })
  const save = async () => {
    if (busy) return
    setBusy(true)
    try {
      const { shared = 'none', roles, users, changed } = start
      const body = {
        ...keptAsBody({ name: label(start), shared, roles, users }),
        ...{ report, changed },
        ...(base === undefined ? {} : { base }),
      }
      const done = await put<PersonalReport>(`/api/personal-reports/${start.name}`, body)
      await client.invalidateQueries({ queryKey: ['personal-reports'] })
      finish(done)
    } catch (error) {
      if (isProblem(error, 'personal-report/stale')) chooseOne()
      else void message.error(problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="page">
      <header className="page-head">
        <div style={{ flex: 1, minWidth: 200 }}>
          <h1>{title}</h1>
          {start.base && base !== undefined && start.base.name !== start.name ? (
            <p className="muted">{t('builder.variantOf', { report: label(start.base) })}</p>
          ) : null}
        </div>
        <div className="row">
          {isChanged ? <span className="muted">{t('builder.unsaved')}</span> : null}
          <Button
            icon={<UndoOutlined aria-hidden />}
            aria-label={t('builder.undo')}
            title={t('builder.undo')}
            disabled={!undo}
            onClick={undo}
          />
          <Button
            icon={<RedoOutlined aria-hidden />}
            aria-label={t('builder.redo')}
            title={t('builder.redo')}
            disabled={!redo}
            onClick={redo}
          />
          {isOwn ? (
            <Dropdown.Button
              type="primary"
              style={{ width: 'auto' }}
              loading={busy}
              disabled={!isChanged && !start.lost}
              menu={{ items: [{ key: 'as', label: t('builder.saveAs') }], onClick: () => keep(true) }}
              onClick={() => void save()}
            >
              {t('builder.save')}
            </Dropdown.Button>
          ) : (
            <Button type="primary" onClick={() => keep(true)}>
              {t('builder.saveAs')}
            </Button>
          )}
          <Button onClick={() => navigate(isNew ? '/reports' : `/reports/${encodeURIComponent(start.name)}`)}>
            {t('common.cancel')}
          </Button>
        </div>
      </header>
      {wasRestored ? (
        <Alert
          type="info"
          showIcon
          closable
          style={{ marginBottom: 12 }}
          title={t('builder.restored')}
          onClose={() => noticed(false)}
          action={
            <Button
              size="small"
              onClick={() => {
                built.reset(begun)
                noticed(false)
              }}
            >
              {t('builder.discard')}
            </Button>
          }
        />
      ) : null}
      {start.lost ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('builder.gone', { count: start.lost.length })}
        />
      ) : null}
      <ReportBuilder
        object={object}
        report={report}
        ask={ask}
        scope={['report-live', base ?? '']}
        fixed={
          start.base && base !== undefined ? (
            <FixedConditions
              object={object.name}
              base={start.base}
              onDetach={
                me.system.includes('analyse') && !start.base.hidden && !start.base.parameters
                  ? filters => {
                      const rules = [...filters, ...(report.filter ? [report.filter] : [])]
                      const [only] = rules
                      const filter = rules.length > 1 ? { combinator: 'and' as const, rules } : only
                      step({ report: { ...report, ...(filter ? { filter } : {}) }, base: undefined })
                      void message.info(t('builder.detached'))
                    }
                  : undefined
              }
            />
          ) : null
        }
        onChange={next => step({ report: next, base })}
      />
      <LeaveGuard active={isChanged && !isSaved} />
      {keeping ? (
        <KeepReportDialog
          title={t('builder.saveAs')}
          report={report}
          base={base}
          start={{ name: isNew ? '' : t('builder.copyName', { name: label(start) }), shared: 'none' }}
          onSaved={finish}
          onClose={() => keep(false)}
        />
      ) : null}
    </div>
  )
}
