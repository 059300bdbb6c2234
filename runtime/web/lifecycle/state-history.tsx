/** The states that a record was in: from where, by whom, for how long. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { post } from '../api/request.ts'
import { isReference, type StoredRecord } from '../api/values.ts'
import { ChoiceTag } from '../fields/choice-tag.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { choicesOf } from './lifecycles-for.ts'
import { timeSpan } from './time-span.ts'

interface StateHistoryProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly lifecycle: LifecycleDefinition
}

interface Answer {
  readonly records: readonly StoredRecord[]
  readonly after?: string | null
}

const fields = ['from_state', 'to_state', 'transition', 'changed_by', 'changed_at', 'seconds', 'comment']

export function StateHistory({ object, record, lifecycle }: StateHistoryProps) {
  const { t } = useTranslation()
  const { label, dateTime, titleOf, locale } = useLocale()
  const field = fieldOf(object, lifecycle.field)
  const history = useInfiniteQuery({
    queryKey: ['state-history', object.name, record.id, lifecycle.field],
    queryFn: ({ pageParam }) =>
      post<Answer>('/api/records/state_change/query', {
        fields,
        filter: {
          combinator: 'and',
          rules: [
            { field: 'record', operator: '=', value: { object: object.name, id: record.id } },
            { field: 'field', operator: '=', value: field?.id },
          ],
        },
        sort: ['-changed_at'],
        limit: 20,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: page => page.after ?? undefined,
  })
  if (history.error) return <ErrorState error={history.error} retry={() => void history.refetch()} />
  if (!history.data) return <Skeleton active style={{ width: 320 }} />
  const changes = history.data.pages.flatMap(page => page.records)
  if (changes.length === 0) return <EmptyState small text={t('history.empty')} />
  const choices = choicesOf(object, lifecycle.field)
  return (
    <div className="state-history">
      <ol>
        {changes.map((change, index) => {
          const transition = lifecycle.transitions.find(item => item.id === change.transition)
          const from = typeof change.from_state === 'string' ? change.from_state : undefined
          // How long the state before had lasted is told by the change that ended it.
          const ended = index === 0 ? undefined : changes[index - 1]?.seconds
          const at = String(change.changed_at)
          return (
            <li key={change.id}>
              <div className="timeline-line">
                <span>
                  {from ? (
                    <>
                      <ChoiceTag choices={choices} code={from} />
                      <span aria-hidden> → </span>
                    </>
                  ) : null}
                  <ChoiceTag choices={choices} code={String(change.to_state ?? '')} />
                </span>
                <span className="muted">
                  {typeof ended === 'number' ? t('lifecycle.lasted', { span: timeSpan(ended, locale) }) : null}
                  {index === 0 ? t('lifecycle.now') : null}
                </span>
              </div>
              <div className="muted" translate="no">
                {[
                  transition ? label(transition) : '',
                  isReference(change.changed_by) ? titleOf(change.changed_by) : '',
                  dateTime(at),
                ]
                  .filter(words => words !== '')
                  .join(' · ')}
              </div>
              {typeof change.comment === 'string' ? <p translate="no">{change.comment}</p> : null}
            </li>
          )
        })}
      </ol>
      {history.hasNextPage ? (
        <Button block type="text" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
    </div>
  )
}
