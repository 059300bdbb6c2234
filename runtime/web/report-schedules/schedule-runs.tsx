/** The log of a scheduled report: when it was sent, and what everybody got. */
import { useQuery } from '@tanstack/react-query'
import { Drawer, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiProblem, type ProblemBody, problemCode } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import type { Schedule, ScheduleRun } from './schedule.ts'
import './report-schedules.css'

const colors = {
  running: 'blue',
  done: 'green',
  partly: 'orange',
  failed: 'red',
  posted: 'blue',
  sent: 'green',
  empty: 'default',
} as const

interface ScheduleRunsProps {
  readonly schedule: Pick<Schedule, 'id' | 'name'>
  readonly onClose: () => void
}

export function ScheduleRuns({ schedule, onClose }: ScheduleRunsProps) {
  const { t } = useTranslation()
  const runs = useQuery({
    queryKey: ['report-schedules', 'runs', schedule.id],
    queryFn: async ({ signal }) =>
      (await get<{ runs: ScheduleRun[] }>(`/api/report-schedules/${schedule.id}/runs`, signal)).runs,
    refetchInterval: query => (query.state.data?.some(isUnderWay) ? 2000 : false),
  })
  return (
    <Drawer open title={t('schedules.log', { name: schedule.name })} size={520} onClose={onClose}>
      <Loaded query={runs}>
        {found =>
          found.length === 0 ? (
            <EmptyState text={t('schedules.noRuns')} />
          ) : (
            found.map(run => <Run key={run.id} run={run} />)
          )
        }
      </Loaded>
    </Drawer>
  )
}

const isUnderWay = (run: ScheduleRun): boolean =>
  run.state === 'running' || run.deliveries.some(item => item.state === 'posted')

function Run({ run }: { readonly run: ScheduleRun }) {
  const { t } = useTranslation()
  const { dateTime } = useLocale()
  const say = useRefusal()
  const isPartly = run.state === 'done' && run.deliveries.some(item => item.state === 'failed')
  const state = isPartly ? 'partly' : run.state
  return (
    <section className="card" style={{ marginBottom: 12 }} aria-label={dateTime(run.startedAt)}>
      <div className="card-head">
        <h3 style={{ margin: 0 }}>{dateTime(run.startedAt)}</h3>
        <Tag color={colors[state]}>{t(`schedules.states.${state}`)}</Tag>
        <span className="muted">{t(`schedules.because.${run.because}`)}</span>
      </div>
      <ul className="schedule-deliveries">
        {run.problem ? <li className="error-text">{say(run.problem)}</li> : null}
        {run.deliveries.map(({ user, state, link, problem }) => (
          <li key={user.id}>
            <span translate="no">{user.title ?? t('schedules.somebody')}</span>{' '}
            <Tag color={colors[state]}>{t(`schedules.delivered.${state}`)}</Tag>
            {link ? <span className="muted">{t('schedules.link')}</span> : null}
            {problem ? <span className="error-text">{say(problem)}</span> : null}
          </li>
        ))}
        {run.deliveries.length === 0 && run.state === 'done' ? (
          <li className="muted">{t('schedules.nobody')}</li>
        ) : null}
      </ul>
    </section>
  )
}

/** What stood in the way: a refusal of ours in the person's language, what a mail server said as it said it. */
function useRefusal(): (body: ProblemBody) => string {
  const problemText = useProblemText()
  return body => {
    if (!body.type) return body.detail ?? ''
    const status = body.status ?? 500
    return problemText(new ApiProblem(problemCode(body, status), status, body))
  }
}
