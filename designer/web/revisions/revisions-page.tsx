/** All revisions, latest first, and comparing any two of them, of drafts and of templates. */
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { DataTable } from '#runtime/web/shell/data-table.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { listRevisions } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { Comparison } from './comparison.tsx'
import { texts } from './texts.ts'

export function RevisionsPage() {
  const t = useTexts(texts)
  const { integer, dateTime } = useLocale()
  usePageTitle(t.title)
  const revisions = useQuery({
    queryKey: ['designer', 'revisions'],
    queryFn: ({ signal }) => listRevisions(signal),
  })
  return (
    <div className="page stack">
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="muted">{t.hint}</span>
      </header>
      <div className="card">
        <Loaded query={revisions}>
          {({ revisions: rows, head }) => (
            <DataTable
              label={t.title}
              rows={rows}
              rowKey={row => String(row.number)}
              columns={[
                {
                  key: 'number',
                  title: t.number,
                  draw: row => (
                    <Link to={`/designer/revisions/${row.number}`}>
                      <strong>{integer(row.number)}</strong> {row.number === head ? <Tag>{t.head}</Tag> : null}
                    </Link>
                  ),
                },
                { key: 'at', title: t.at, draw: row => dateTime(row.at) },
                {
                  key: 'author',
                  title: t.author,
                  draw: row =>
                    row.author ? (
                      <span translate="no">{row.author.title}</span>
                    ) : row.source.startsWith('command line') ? (
                      t.commandLine
                    ) : (
                      t.system
                    ),
                },
                { key: 'message', title: t.message, draw: row => <span translate="no">{row.message}</span> },
                { key: 'changes', title: t.changes, numeric: true, draw: row => integer(row.changes) },
              ]}
            />
          )}
        </Loaded>
      </div>
      <Comparison />
    </div>
  )
}
