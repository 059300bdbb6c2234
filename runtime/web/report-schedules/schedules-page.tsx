/** Scheduled reports: those that one has sent, those that one gets; for administrators all. */
import { MoreOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { post, remove } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { HeldNotice } from './held-notice.tsx'
import { toPattern } from './pattern.ts'
import { askSchedules, type Schedule } from './schedule.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { ScheduleRuns } from './schedule-runs.tsx'
import './report-schedules.css'

export function SchedulesPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const [edited, setEdited] = useState<Schedule>()
  const [looked, setLooked] = useState<Schedule>()
  usePageTitle(t('schedules.title'))
  const report = search.get('report') ?? undefined
  const answer = useQuery({
    queryKey: ['report-schedules', report],
    queryFn: ({ signal }) => askSchedules(report, signal),
    refetchInterval: 15_000,
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('schedules.title')}</h1>
        {report ? <Link to="/report-schedules">{t('schedules.all')}</Link> : null}
      </header>
      <Loaded query={answer}>
        {({ schedules, mail, held }) => (
          <>
            {held ? <HeldNotice held={held} /> : null}
            {mail ? null : <Alert type="warning" showIcon title={t('mail.off')} style={{ marginBottom: 12 }} />}
            <div className="card">
              {schedules.length === 0 ? (
                <EmptyState text={t('schedules.empty')} hint={t('schedules.emptyHint')} />
              ) : (
                <ScheduleTable schedules={schedules} onEdit={setEdited} onLook={setLooked} />
              )}
            </div>
          </>
        )}
      </Loaded>
      {edited ? (
        <ScheduleDialog
          report={edited.report ?? ''}
          label={edited.name}
          parameters={edited.parameters}
          period={edited.period}
          filter={edited.filter}
          schedule={edited}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
      {looked ? <ScheduleRuns schedule={looked} onClose={() => setLooked(undefined)} /> : null}
    </div>
  )
}

interface ScheduleTableProps {
  readonly schedules: readonly Schedule[]
  readonly onEdit: (schedule: Schedule) => void
  readonly onLook: (schedule: Schedule) => void
}

function ScheduleTable({ schedules, onEdit, onLook }: ScheduleTableProps) {
  const { t } = useTranslation()
  const { dateTime } = useLocale()
  const when = useWords()
  return (
    <DataTable
      label={t('schedules.title')}
      rows={schedules}
      rowKey={row => row.id}
      columns={[
        {
          key: 'name',
          title: t('schedules.name'),
          draw: row =>
            row.report ? (
              <Link to={`/reports/${encodeURIComponent(row.report)}`} translate="no">
                {row.name}
              </Link>
            ) : (
              <span translate="no">{row.name}</span>
            ),
        },
        { key: 'when', title: t('schedules.when'), draw: row => when(row) },
        { key: 'format', title: t('schedules.format'), draw: row => row.format.toUpperCase() },
        { key: 'owner', title: t('schedules.owner'), draw: row => <span translate="no">{row.owner.title}</span> },
        {
          key: 'next',
          title: t('schedules.nextTime'),
          draw: row =>
            row.next ? (
              dateTime(row.next)
            ) : (
              <Tag color={row.stopped ? 'red' : 'default'}>
                {t(row.stopped ? 'schedules.ownerLeft' : 'schedules.paused')}
              </Tag>
            ),
        },
        {
          key: 'last',
          title: t('schedules.last'),
          draw: row =>
            row.last ? (
              <>
                {dateTime(row.last.at)}{' '}
                {row.last.state === 'done' ? null : (
                  <Tag color={row.last.state === 'failed' ? 'red' : 'blue'}>
                    {t(`schedules.states.${row.last.state}`)}
                  </Tag>
                )}
              </>
            ) : null,
        },
        {
          key: 'acts',
          title: t('common.actions'),
          hiddenTitle: true,
          numeric: true,
          draw: row => <Acts schedule={row} onEdit={() => onEdit(row)} onLook={() => onLook(row)} />,
        },
      ]}
    />
  )
}

/** When one comes, in words. */
function useWords(): (schedule: Schedule) => string {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return schedule => {
    const { every, time, day, weekdays, cron } = toPattern(schedule)
    const days = weekdays.map(value => weekday.format(new Date(Date.UTC(2024, 0, value)))).join(t('schedules.comma'))
    return t(`schedules.said.${every}`, { time, day, days, cron })
  }
}

function Acts({
  schedule,
  onEdit,
  onLook,
}: {
  readonly schedule: Schedule
  readonly onEdit: () => void
  readonly onLook: () => void
}) {
  const { t } = useTranslation()
  const { me } = useSession()
  const { modal } = App.useApp()
  const act = useAct()
  const path = `/api/report-schedules/${schedule.id}`
  const refresh = ['report-schedules']
  const isMine = schedule.owner.id === me.user.id
  const leave = () => void act({ work: () => post(`${path}/leave`), done: t('schedules.left'), refresh })
  const acts: Record<string, () => void> = {
    edit: onEdit,
    run: () => void act({ work: () => post(`${path}/run`), done: t('schedules.sending'), refresh }),
    log: onLook,
    leave,
    takeOver: () => void act({ work: () => post(`${path}/take-over`), done: t('schedules.taken'), refresh }),
    delete: () =>
      void modal.confirm({
        title: t('schedules.deleteTitle', { name: schedule.name }),
        content: t('schedules.deleteHint'),
        okText: t('common.delete'),
        okButtonProps: { danger: true },
        cancelText: t('common.cancel'),
        onOk: () => act({ work: () => remove(path), done: t('schedules.deleted'), refresh }),
      }),
  }
  const offered = [
    ...(isMine && schedule.report ? ['edit'] : []),
    ...(schedule.mayChange ? ['run', 'log'] : []),
    ...(schedule.iGet ? ['leave'] : []),
    ...(schedule.mayChange && !isMine ? ['takeOver'] : []),
    ...(schedule.mayChange ? ['delete'] : []),
  ] as const
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: offered.map(key => ({ key, label: t(`schedules.acts.${key as 'edit'}`), danger: key === 'delete' })),
        onClick: ({ key }) => acts[key]?.(),
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined aria-hidden />}
        aria-label={t('schedules.actsOf', { name: schedule.name })}
      />
    </Dropdown>
  )
}
