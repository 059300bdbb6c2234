/** How far long work is, what it did, and where its errors are. */

import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverAddress } from '../api/mount.ts'
import { post } from '../api/request.ts'
import { hasEnded, useJob } from '../api/use-job.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ErrorState } from './error-state.tsx'

interface JobProgressProps {
  readonly id: string
  /** What it changes, it deletes. */
  readonly deleting?: boolean
}

export function JobProgress({ id, deleting = false }: JobProgressProps) {
  const { t } = useTranslation()
  const { integer } = useLocale()
  const { data: job, error, refetch } = useJob(id)
  if (error && !job) return <ErrorState error={error} retry={() => void refetch()} />
  const ended = hasEnded(job)
  const percent = job?.state === 'done' ? 100 : job?.total ? Math.min(99, Math.floor((job.done / job.total) * 100)) : 0
  const status = job?.state === 'failed' ? 'exception' : job?.state === 'done' ? 'success' : 'active'
  const file = fileOf(job?.result)
  const facts = (['created', 'updated', 'deleted', 'rejected'] as const).filter(key => (job?.[key] ?? 0) > 0)
  return (
    <div className="stack" style={{ paddingBlock: 8 }}>
      <Progress percent={percent} status={status} aria-label={t('job.progress')} />
      <div className="row" role="status">
        <span>{t(`job.states.${job?.state ?? 'queued'}`)}</span>
        <span className="muted">
          {job?.total ? t('job.doneOf', { done: integer(job.done), total: integer(job.total) }) : null}
        </span>
        <span className="spacer" />
        {ended ? null : (
          <Button size="small" onClick={() => void post(`/api/jobs/${id}/cancel`).then(() => refetch())}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      {facts.length > 0 ? (
        <ul className="row">
          {facts.map(key => (
            <li key={key}>
              {t(`job.${deleting && key === 'updated' ? 'deleted' : key}`, { count: integer(job?.[key] ?? 0) })}
            </li>
          ))}
        </ul>
      ) : null}
      {file ? (
        <a className="file-link" href={serverAddress(`/api/files/${file.id}`)} download>
          {file.name}
        </a>
      ) : null}
      {(job?.rejected ?? 0) > 0 ? (
        <a href={serverAddress(`/api/jobs/${id}/errors.csv`)} download>
          {t('job.errorFile')}
        </a>
      ) : null}
    </div>
  )
}

/** The file that the work was for. */
function fileOf(result: unknown): { readonly id: string; readonly name: string } | undefined {
  const file = (result as { readonly file?: { readonly id?: unknown; readonly name?: unknown } | null } | null)?.file
  return typeof file?.id === 'string' && typeof file.name === 'string' ? { id: file.id, name: file.name } : undefined
}
