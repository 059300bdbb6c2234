/** The promoted states of the application, latest first. Read-only. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '../api/request.ts'
import { isReference, type Reference } from '../api/values.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'

interface Revision {
  readonly number: number
  readonly at: string
  readonly author: Reference | string | null
  readonly message: string | null
  readonly changes: number | readonly unknown[] | null
}

export function RevisionsPage() {
  const { t } = useTranslation()
  const { dateTime, integer } = useLocale()
  usePageTitle(t('revisions.title'))
  const revisions = useQuery({
    queryKey: ['revisions'],
    queryFn: ({ signal }) => get<{ revisions: Revision[]; head: number }>('/api/admin/revisions', signal),
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('revisions.title')}</h1>
        <span className="muted">{t('revisions.hint')}</span>
      </header>
      <div className="card">
        <Loaded query={revisions}>
          {({ revisions: rows, head }) => (
            <DataTable
              label={t('revisions.title')}
              rows={rows}
              rowKey={row => String(row.number)}
              columns={[
                {
                  key: 'number',
                  title: t('revisions.number'),
                  draw: row => (
                    <>
                      <strong>{integer(row.number)}</strong> {row.number === head ? t('revisions.head') : null}
                    </>
                  ),
                },
                { key: 'at', title: t('revisions.at'), draw: row => dateTime(row.at) },
                {
                  key: 'author',
                  title: t('revisions.author'),
                  draw: row =>
                    row.author === null ? (
                      t('timeline.system')
                    ) : (
                      <Verbatim>{isReference(row.author) ? row.author.title : row.author}</Verbatim>
                    ),
                },
                { key: 'message', title: t('revisions.message'), draw: row => <Verbatim>{row.message}</Verbatim> },
                {
                  key: 'changes',
                  title: t('revisions.changes'),
                  numeric: true,
                  draw: row => integer(typeof row.changes === 'number' ? row.changes : (row.changes?.length ?? 0)),
                },
              ]}
            />
          )}
        </Loaded>
      </div>
    </div>
  )
}
