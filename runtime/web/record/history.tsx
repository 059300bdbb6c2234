/** Every change of a record: who, when, before and after. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { get, queryString } from '../api/request.ts'
import type { Reference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { ChangeList } from './change-list.tsx'
import { type HistoryChange, recordAddress } from './record-answer.ts'
import { useWithinWords, type Within } from './within-words.ts'

interface HistoryEntry {
  readonly id: string
  readonly at: string
  readonly by: Reference | null
  readonly source?: string
  readonly revision?: number
  readonly action: string
  readonly changes: readonly HistoryChange[]
  readonly within?: Within
}

interface HistoryPart {
  readonly entries: readonly HistoryEntry[]
  readonly after?: string | null
}

export function History({ object, id }: { readonly object: CatalogObject; readonly id: string }) {
  const { t, i18n } = useTranslation()
  const { dateTime, titleOf } = useLocale()
  const within = useWithinWords()
  const history = useInfiniteQuery({
    queryKey: ['history', object.name, id],
    queryFn: ({ pageParam, signal }) =>
      get<HistoryPart>(
        `${recordAddress(object.name, id)}/history${queryString({ after: pageParam || undefined })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: part => part.after ?? undefined,
  })
  if (history.error) return <ErrorState error={history.error} retry={() => void history.refetch()} />
  if (!history.data) return <Skeleton active style={{ padding: 16 }} />
  const entries = history.data.pages.flatMap(part => part.entries)
  if (entries.length === 0) return <EmptyState small text={t('history.empty')} />
  const words = (action: string) => {
    const key = `history.actions.${action}`
    return i18n.exists(key) ? t(key as 'history.actions.updated') : action
  }
  return (
    <>
      <ol className="history">
        {entries.map(entry => (
          <li key={entry.id}>
            <div className="timeline-line">
              {within.sentence(entry) ? (
                <span translate="no">{within.sentence(entry)}</span>
              ) : (
                <span>
                  <strong translate="no">{entry.by ? titleOf(entry.by) : t('timeline.system')}</strong>{' '}
                  {words(entry.action)} <span className="muted">{within.cause(entry)}</span>
                </span>
              )}
              <time className="muted" dateTime={entry.at}>
                {dateTime(entry.at)}
              </time>
            </div>
            <ChangeList object={object} changes={entry.changes} />
          </li>
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button block type="text" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
    </>
  )
}
