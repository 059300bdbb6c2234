/** Has a report sent by mail: now or when, to whom, as which file; what was sent now is told at once. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Checkbox, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { post, put } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { PeopleInput } from '../sharing/people-input.tsx'
import { Labelled } from '../shell/labelled.tsx'
import { toCron, toPattern, usualPattern } from './pattern.ts'
import { askSchedules, formats, type Person, type Schedule } from './schedule.ts'
import { ScheduleRuns } from './schedule-runs.tsx'
import { WhenInputs } from './when-inputs.tsx'

interface ScheduleDialogProps {
  /** Name of the report, or the id of a personal one. */
  readonly report: string
  readonly label: string
  /** What it is asked with. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly period: Schedule['period'] | undefined
  readonly filter: Schedule['filter'] | undefined
  /** The one that is changed; a new one without it. */
  readonly schedule?: Schedule | undefined
  readonly onClose: () => void
}

export function ScheduleDialog({ report, label, parameters, period, filter, schedule, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const { timeZone: ownZone, label: nameOf } = useLocale()
  const { me } = useSession()
  const myself: Person = { id: me.user.id, title: me.user.name }
  const [name, setName] = useState(schedule?.name ?? label)
  const [pattern, setPattern] = useState(schedule ? toPattern(schedule) : usualPattern)
  const [users, setUsers] = useState<readonly Person[]>(schedule?.users ?? [myself])
  const [roles, setRoles] = useState<readonly string[]>(schedule?.roles ?? [])
  const [format, setFormat] = useState<Schedule['format']>(schedule?.format ?? 'pdf')
  const [words, setWords] = useState(schedule?.message ?? '')
  const [onlyWithValues, setOnlyWithValues] = useState(schedule?.onlyWithValues ?? false)
  const [isOnce, setIsOnce] = useState(false)
  const [sent, setSent] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const known = useQuery({
    queryKey: ['report-schedules', report],
    queryFn: ({ signal }) => askSchedules(report, signal),
  })
  const timeZone = schedule?.timeZone ?? ownZone
  const others = known.data?.schedules.filter(item => item.id !== schedule?.id) ?? []
  const hasFilters = filter !== undefined || Object.keys(parameters).length > 0
  const isForOthers = me.system.includes('analyse')
  const save = async () => {
    setBusy(true)
    setError(undefined)
    const body = {
      ...{ name: name.trim(), report, parameters, format, onlyWithValues },
      ...(period ? { period } : {}),
      ...(filter ? { filter } : {}),
      ...{ users: users.map(person => person.id), roles, message: words.trim() || null },
    }
    const timed = { ...body, ...toCron(pattern), timeZone, active: true }
    try {
      if (isOnce) return setSent((await post<{ id: string }>('/api/report-schedules/send', body)).id)
      await (schedule ? put(`/api/report-schedules/${schedule.id}`, timed) : post('/api/report-schedules', timed))
      void message.success(t('schedules.saved'))
      await client.invalidateQueries({ queryKey: ['report-schedules'] })
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  if (sent !== undefined) return <ScheduleRuns schedule={{ id: sent, name }} onClose={onClose} />
  return (
    <Modal
      open
      title={schedule ? t('schedules.edit') : t('schedules.add')}
      okText={t(isOnce ? 'schedules.acts.run' : 'common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !name.trim() || (users.length === 0 && roles.length === 0), loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
      width={620}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {known.data?.mail === false ? <Alert type="warning" showIcon title={t('mail.off')} /> : null}
        {schedule || others.length === 0 ? null : (
          <Alert
            type="info"
            showIcon
            title={
              <Link to={`/report-schedules?report=${encodeURIComponent(report)}`}>
                {t('schedules.already', { count: others.length })}
              </Link>
            }
          />
        )}
        <Labelled label={t('schedules.name')}>
          <Input value={name} maxLength={200} onChange={event => setName(event.target.value)} />
        </Labelled>
        {schedule ? null : (
          <Radio.Group
            aria-label={t('schedules.when')}
            optionType="button"
            value={isOnce}
            options={[
              { value: false, label: t('schedules.regularly') },
              { value: true, label: t('schedules.once') },
            ]}
            onChange={event => setIsOnce(event.target.value)}
          />
        )}
        {isOnce ? null : <WhenInputs pattern={pattern} timeZone={timeZone} onChange={setPattern} />}
        {isForOthers ? (
          <>
            <Labelled label={t('schedules.users')} htmlFor="schedule-users">
              <PeopleInput id="schedule-users" value={users} onChange={setUsers} />
            </Labelled>
            <Labelled label={t('schedules.roles')} htmlFor="schedule-roles">
              <Select
                id="schedule-roles"
                mode="multiple"
                value={[...roles]}
                optionFilterProp="label"
                options={(known.data?.roles ?? []).map(role => ({ value: role.name, label: nameOf(role) }))}
                onChange={setRoles}
              />
            </Labelled>
          </>
        ) : (
          <p className="muted">{t('schedules.toMe')}</p>
        )}
        <p className="muted">
          {t('schedules.ownAccess')}
          {hasFilters ? ` ${t('schedules.filtersSeen')}` : null}
        </p>
        <Labelled label={t('schedules.format')} htmlFor="schedule-format">
          <Select
            id="schedule-format"
            value={format}
            options={formats.map(value => ({ value, label: t(`schedules.formats.${value}`) }))}
            onChange={setFormat}
          />
        </Labelled>
        <Labelled label={t('schedules.message')}>
          <Input.TextArea
            value={words}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={event => setWords(event.target.value)}
          />
        </Labelled>
        <Checkbox checked={onlyWithValues} onChange={event => setOnlyWithValues(event.target.checked)}>
          {t('schedules.onlyWithValues')}
        </Checkbox>
        {error ? (
          <div className="notice notice-error" role="alert">
            {problemText(error)}
          </div>
        ) : null}
      </div>
    </Modal>
  )
}
