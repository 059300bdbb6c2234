/** Tries the import without keeping anything, then runs it, each with its progress. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { hasEnded, useJob } from '../api/use-job.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { JobProgress } from '../shell/job-progress.tsx'
import { type ImportPlan, startImport } from './import-file.ts'

interface RunImportProps {
  readonly object: CatalogObject
  readonly file: File
  readonly plan: ImportPlan
  readonly onBack: () => void
}

export function RunImport({ object, file, plan, onBack }: RunImportProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [jobs, setJobs] = useState<Readonly<Partial<Record<'dry' | 'run', string>>>>({})
  const [error, setError] = useState<unknown>()
  const dry = useJob(jobs.dry)
  const run = useJob(jobs.run)
  const start = async (mode: 'dry' | 'run') => {
    setError(undefined)
    try {
      const job = await startImport(object.name, file, plan, mode)
      setJobs(before => ({ ...before, [mode]: job }))
    } catch (failure) {
      setError(failure)
    }
  }
  const trying = jobs.dry !== undefined && !hasEnded(dry.data)
  const running = jobs.run !== undefined && !hasEnded(run.data)
  const finished = hasEnded(run.data)
  return (
    <div className="stack">
      <p>{t('import.ready', { name: file.name })}</p>
      {jobs.dry ? (
        <section aria-label={t('import.dry')}>
          <h2>{t('import.dry')}</h2>
          <JobProgress id={jobs.dry} />
        </section>
      ) : null}
      {jobs.run ? (
        <section aria-label={t('import.run')}>
          <h2>{t('import.run')}</h2>
          <JobProgress id={jobs.run} />
        </section>
      ) : null}
      {error ? (
        <p className="error-text" role="alert">
          {problemText(error)}
        </p>
      ) : null}
      <div className="row">
        <Button onClick={onBack} disabled={trying || running}>
          {t('common.back')}
        </Button>
        <span className="spacer" />
        {finished ? (
          <Link
            to={`/records/${encodeURIComponent(object.name)}`}
            onClick={() => void client.invalidateQueries({ queryKey: ['records'] })}
          >
            {t('record.toList')}
          </Link>
        ) : (
          <>
            <Button loading={trying} disabled={running} onClick={() => void start('dry')}>
              {t('import.try')}
            </Button>
            <Button type="primary" loading={running} disabled={trying} onClick={() => void start('run')}>
              {t('import.start')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
