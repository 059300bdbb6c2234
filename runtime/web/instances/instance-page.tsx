/** One instance: its diagram with where it stands and the way it took, what went wrong, and what happened. */
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { get } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { Diagram } from '../workflow/diagram.tsx'
import type { DiagramMark } from '../workflow/diagram-view.tsx'
import { AdministerButtons, Incidents } from './administer.tsx'
import { instanceAddress, nodeNames, type OpenedInstance } from './instance.ts'
import { StateTag } from './state-tag.tsx'
import { StepLog } from './step-log.tsx'
import { Variables } from './variables.tsx'
import './instances.css'

export function InstancePage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const answer = useQuery({
    queryKey: ['workflow-instances', 'one', id],
    queryFn: ({ signal }) => get<OpenedInstance>(`/api/workflow-instances/${encodeURIComponent(id)}`, signal),
  })
  if (answer.data) return <LoadedInstance instance={answer.data} />
  return (
    <div className="page" aria-busy={answer.error ? undefined : true}>
      <h1 className="visually-hidden">{t('processes.instance')}</h1>
      {answer.error ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  )
}

function LoadedInstance({ instance }: { readonly instance: OpenedInstance }) {
  const { t } = useTranslation()
  const { text, dateTime, relative } = useLocale()
  const { me, catalog } = useSession()
  const name = text(instance.workflow.label)
  usePageTitle(name)
  const nameOf = nodeNames(instance.definition, text)
  const marks = useMarks(instance)
  const path = useMemo(() => [...instance.path.nodes, ...instance.path.flows], [instance.path])
  const { record, definition } = instance
  const isReadable = record?.object ? catalog.objects.get(record.object)?.rights.read === true : false
  const seesFigures = me.system.some(right => ['operate', 'design', 'administer'].includes(right))
  const waits = instance.waits.filter(wait => wait.due !== null || wait.error !== null)
  return (
    <div className="page">
      <header className="record-header">
        <div className="record-heading">
          <div className="record-kind">
            <Link to="/processes">{t('processes.title')}</Link>
            <span className="muted">· {t('processes.revision', { number: instance.revision })}</span>
          </div>
          <h1 translate="no">{name}</h1>
        </div>
        <div className="record-tools">
          {seesFigures && instance.workflow.name ? (
            <Link to={`/processes/workflow/${encodeURIComponent(instance.workflow.name)}`}>
              <Button tabIndex={-1}>{t('processes.toWorkflow')}</Button>
            </Link>
          ) : null}
          <AdministerButtons instance={instance} />
        </div>
      </header>
      <dl className="task-facts process-facts">
        <div>
          <dt>{t('processes.state')}</dt>
          <dd>
            <StateTag state={instance.state} />
          </dd>
        </div>
        {record ? (
          <div>
            <dt>{t('processes.record')}</dt>
            <dd translate="no">
              {isReadable ? (
                <Link to={`/records/${encodeURIComponent(record.object ?? '')}/${record.id}`}>
                  {record.title ?? t('tasks.noRecord')}
                </Link>
              ) : (
                (record.title ?? t('tasks.noRecord'))
              )}
            </dd>
          </div>
        ) : null}
        {instance.waiting_at && instance.ended_at === null ? (
          <div>
            <dt>{t('processes.waitingAt')}</dt>
            <dd translate="no">{instance.waiting_at}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('processes.startedAt')}</dt>
          <dd title={dateTime(instance.started_at)}>{relative(instance.started_at)}</dd>
        </div>
        {instance.started_by ? (
          <div>
            <dt>{t('processes.startedBy')}</dt>
            <dd translate="no">{instance.started_by.title}</dd>
          </div>
        ) : null}
        {instance.ended_at ? (
          <div>
            <dt>{t('processes.ended')}</dt>
            <dd>{dateTime(instance.ended_at)}</dd>
          </div>
        ) : null}
        {instance.parent ? (
          <div>
            <dt>{t('processes.parent')}</dt>
            <dd>
              <Link to={instanceAddress(instance.parent)}>{t('processes.instance')}</Link>
            </dd>
          </div>
        ) : null}
        {instance.called.length > 0 ? (
          <div>
            <dt>{t('processes.called')}</dt>
            <dd>
              {instance.called.map((called, index) => (
                <Link key={called} to={instanceAddress(called)}>
                  {index + 1}
                </Link>
              ))}
            </dd>
          </div>
        ) : null}
      </dl>
      <Incidents instance={instance} />
      <section className="card process-diagram" aria-label={t('processes.diagram')}>
        {definition ? (
          <Diagram workflow={definition} label={name} marks={marks} path={path} />
        ) : (
          <p className="state muted">{t('processes.gone')}</p>
        )}
      </section>
      {waits.length > 0 ? (
        <ul className="process-waits">
          {waits.map(wait => (
            <li key={wait.id}>
              <strong translate="no">{nameOf(wait.node)}</strong>{' '}
              {wait.due ? <span>{t('processes.due', { when: dateTime(wait.due) })}</span> : null}{' '}
              {wait.attempts > 0 ? (
                <span className="muted">{t('processes.attempts', { count: wait.attempts })}</span>
              ) : null}{' '}
              {wait.error ? (
                <span className="error-text" translate="no">
                  {wait.error}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <StepLog instance={instance} />
      <Variables instance={instance} />
    </div>
  )
}

/** Where its tokens stand, and where it is in trouble. */
function useMarks(instance: OpenedInstance): readonly DiagramMark[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const troubled = new Set(instance.incidents.map(incident => incident.node))
    const counts = new Map<string, number>()
    for (const token of instance.tokens) counts.set(token.node, (counts.get(token.node) ?? 0) + 1)
    const standing = [...counts].flatMap(([node, count]): DiagramMark[] =>
      troubled.has(node)
        ? []
        : [
            {
              node,
              text: String(count),
              title: count > 1 ? t('processes.hereTimes', { count }) : t('processes.hereNow'),
              tone: 'token',
            },
          ],
    )
    const bad = [...troubled].map(
      (node): DiagramMark => ({ node, text: '!', title: t('processes.incident'), tone: 'error' }),
    )
    return [...standing, ...bad]
  }, [instance.tokens, instance.incidents, t])
}
