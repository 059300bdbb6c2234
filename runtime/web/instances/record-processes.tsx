/** In the side panel of a record: the processes that run or ran for it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { instanceAddress, readInstances } from './instance.ts'
import { StateTag } from './state-tag.tsx'
import './instances.css'

export function RecordProcesses({ object, id }: { readonly object: string; readonly id: string }) {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const answer = useQuery({
    queryKey: ['workflow-instances', 'record', object, id],
    queryFn: ({ signal }) => readInstances({ record: `${object}/${id}` }, signal),
  })
  return (
    <Loaded query={answer}>
      {({ instances }) =>
        instances.length === 0 ? (
          <EmptyState small text={t('processes.emptyRecord')} />
        ) : (
          <ol className="record-processes">
            {instances.map(instance => (
              <li key={instance.id}>
                <div className="timeline-line">
                  <Link to={instanceAddress(instance.id)} translate="no">
                    {text(instance.workflow.label)}
                  </Link>
                  <StateTag state={instance.state} />
                </div>
                <div className="muted">
                  {instance.waiting_at && instance.ended_at === null ? (
                    <div>
                      {t('processes.waitingAt')}
                      {t('common.colon')}
                      <span translate="no">{instance.waiting_at}</span>
                    </div>
                  ) : null}
                  <time dateTime={instance.started_at} title={dateTime(instance.started_at)}>
                    {relative(instance.started_at)}
                  </time>
                  {instance.started_by ? <span translate="no"> · {instance.started_by.title}</span> : null}
                </div>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  )
}
