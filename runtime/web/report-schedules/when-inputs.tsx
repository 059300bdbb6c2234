/** When a report is sent: a rhythm in plain words, what becomes of days off, and the times that follow from it. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { post } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { type Pattern, rhythms, toCron } from './pattern.ts'
import { daysOff } from './schedule.ts'

interface WhenInputsProps {
  readonly pattern: Pattern
  readonly timeZone: string
  readonly onChange: (pattern: Pattern) => void
}

export function WhenInputs({ pattern, timeZone, onChange }: WhenInputsProps) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const set = (part: Partial<Pattern>) => onChange({ ...pattern, ...part })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <>
      <div className="row" style={{ alignItems: 'flex-end', flexWrap: 'wrap' }}>
        <Labelled label={t('schedules.when')} htmlFor="schedule-every" style={{ width: 200 }}>
          <Select
            id="schedule-every"
            value={pattern.every}
            options={rhythms.map(value => ({ value, label: t(`schedules.every.${value}`) }))}
            onChange={every => set({ every })}
          />
        </Labelled>
        {pattern.every === 'week' ? (
          <Labelled label={t('schedules.weekdays')} htmlFor="schedule-weekdays" style={{ minWidth: 180, flex: 1 }}>
            <Select
              id="schedule-weekdays"
              mode="multiple"
              value={[...pattern.weekdays]}
              options={[1, 2, 3, 4, 5, 6, 7].map(value => ({
                value,
                label: weekday.format(new Date(Date.UTC(2024, 0, value))),
              }))}
              onChange={weekdays => set({ weekdays: weekdays.length > 0 ? weekdays : pattern.weekdays })}
            />
          </Labelled>
        ) : null}
        {pattern.every === 'month' ? (
          <Labelled label={t('schedules.dayOfMonth')} htmlFor="schedule-day" style={{ width: 120 }}>
            <InputNumber
              id="schedule-day"
              min={1}
              max={31}
              precision={0}
              value={pattern.day}
              onChange={day => set({ day: day ?? 1 })}
              style={{ width: '100%' }}
            />
          </Labelled>
        ) : null}
        {pattern.every === 'cron' ? (
          <Labelled label={t('schedules.cron')} style={{ flex: 1, minWidth: 180 }}>
            <Input value={pattern.cron} maxLength={100} onChange={event => set({ cron: event.target.value })} />
          </Labelled>
        ) : (
          <Labelled label={t('schedules.time')} style={{ width: 120 }}>
            <Input
              type="time"
              required
              value={pattern.time}
              onChange={event => (event.target.value ? set({ time: event.target.value }) : undefined)}
            />
          </Labelled>
        )}
      </div>
      {pattern.every === 'day' || pattern.every === 'workday' ? null : (
        <Labelled label={t('schedules.daysOff')} htmlFor="schedule-days-off">
          <Select
            id="schedule-days-off"
            value={pattern.daysOff}
            options={daysOff.map(value => ({ value, label: t(`schedules.onDaysOff.${value}`) }))}
            onChange={value => set({ daysOff: value })}
          />
        </Labelled>
      )}
      <NextTimes pattern={pattern} timeZone={timeZone} />
    </>
  )
}

function NextTimes({ pattern, timeZone }: Pick<WhenInputsProps, 'pattern' | 'timeZone'>) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const problemText = useProblemText()
  const timing = { ...toCron(pattern), timeZone }
  const times = useQuery({
    queryKey: ['report-schedule-times', timing],
    queryFn: () => post<{ times: string[] }>('/api/report-schedules/times', timing),
    retry: false,
    placeholderData: before => before,
  })
  if (times.error) {
    return (
      <p className="error-text" role="alert">
        {problemText(times.error)}
      </p>
    )
  }
  const moment = new Intl.DateTimeFormat(locale, {
    ...({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const),
    timeZone,
  })
  const shown = (times.data?.times ?? []).slice(0, 3).map(time => moment.format(new Date(time)))
  return <p className="muted">{t('schedules.next', { times: shown.join(t('schedules.comma')), zone: timeZone })}</p>
}
