/** Who did what, when, from where. */

import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { get, queryString } from '../api/request.ts'
import { useObject, useSession } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { RecordPicker } from '../fields/record-picker.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { useClear } from '../fields/use-clear.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import type { Locale } from '../i18n/locale.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ChangeList } from '../record/change-list.tsx'
import type { HistoryChange } from '../record/record-answer.ts'
import { useWithinWords, type Within } from '../record/within-words.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'

interface AuditEntry {
  readonly id: string
  readonly at: string
  readonly by: Reference | null
  readonly source?: string | null
  readonly ip?: string | null
  readonly revision?: number | null
  readonly action: string
  readonly object?: string | null
  readonly record?: string | null
  readonly title?: string | null
  readonly changes?: readonly HistoryChange[] | null
  readonly detail?: unknown
  readonly within?: Within
}

interface AuditPart {
  readonly entries: readonly AuditEntry[]
  readonly after?: string | null
}

export function AuditPage() {
  const { t, i18n } = useTranslation()
  const clear = useClear()
  const { catalog } = useSession()
  const { text, label, dateTime, titleOf, locale } = useLocale()
  const people = useObject('user')
  const within = useWithinWords()
  const [search, setSearch] = useSearchParams()
  usePageTitle(t('audit.title'))
  const object = search.get('object') ?? undefined
  const user = search.get('user') ?? undefined
  const audit = useInfiniteQuery({
    queryKey: ['audit', object, user],
    queryFn: ({ pageParam, signal }) =>
      get<AuditPart>(`/api/admin/audit${queryString({ object, user, after: pageParam || undefined })}`, signal),
    initialPageParam: '',
    getNextPageParam: part => part.after ?? undefined,
  })
  const entries = audit.data?.pages.flatMap(part => part.entries) ?? []
  const set = (key: string, value: string | undefined) => {
    const next = new URLSearchParams(search)
    if (value) next.set(key, value)
    else next.delete(key)
    setSearch(next, { replace: true })
  }
  const actionWords = (action: string) => {
    const key = `history.actions.${action}`
    return i18n.exists(key) ? t(key as 'history.actions.updated') : action
  }
  const sourceWords = (source: string) => {
    const key = `history.sources.${source}`
    return i18n.exists(key) ? t(key as 'history.sources.form') : source
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('audit.title')}</h1>
        <span className="spacer" />
        <Select
          style={{ width: 180 }}
          allowClear={clear}
          aria-label={t('audit.object')}
          placeholder={t('audit.object')}
          showSearch={{ optionFilterProp: 'label' }}
          value={object ?? null}
          options={[...catalog.objects.values()].map(item => ({
            value: item.name,
            label: text(item.plural, item.name),
          }))}
          onChange={value => set('object', value ?? undefined)}
        />
        {people ? (
          <span style={{ width: 180 }}>
            <RecordPicker
              object={people}
              value={user ? { id: user, title: search.get('userName') ?? user } : undefined}
              placeholder={t('audit.by')}
              aria={{ 'aria-label': t('audit.by') }}
              onChange={picked => {
                const next = new URLSearchParams(search)
                next.delete('user')
                next.delete('userName')
                if (picked) {
                  next.set('user', picked.id)
                  next.set('userName', picked.title)
                }
                setSearch(next, { replace: true })
              }}
            />
          </span>
        ) : null}
      </header>
      <div className="card">
        {audit.error ? <ErrorState error={audit.error} retry={() => void audit.refetch()} /> : null}
        {audit.isPending ? <Skeleton active style={{ padding: 16 }} /> : null}
        {audit.data && entries.length === 0 ? <EmptyState text={t('audit.empty')} /> : null}
        {entries.length > 0 ? (
          <DataTable
            label={t('audit.title')}
            rows={entries}
            rowKey={entry => entry.id}
            columns={[
              { key: 'at', title: t('audit.at'), draw: entry => <span className="nowrap">{dateTime(entry.at)}</span> },
              {
                key: 'by',
                title: t('audit.by'),
                draw: entry => (
                  <>
                    {entry.by?.title ? <Verbatim>{titleOf(entry.by)}</Verbatim> : t('timeline.system')}
                    {entry.within ? <div className="muted">{within.cause(entry)}</div> : null}
                  </>
                ),
              },
              { key: 'action', title: t('audit.action'), draw: entry => actionWords(entry.action) },
              {
                key: 'record',
                title: t('audit.record'),
                draw: entry => {
                  const definition = catalog.objects.get(entry.object ?? '')
                  const id = entry.record
                  const title = entry.title ?? (definition ? titleIn(definition, entry, locale) : undefined)
                  return (
                    <>
                      {definition ? <span className="muted">{label(definition)} </span> : null}
                      {definition && id ? (
                        <Link to={`/records/${encodeURIComponent(definition.name)}/${id}`}>
                          <Verbatim>{title ?? id.slice(0, 8)}</Verbatim>
                        </Link>
                      ) : null}
                    </>
                  )
                },
              },
              {
                key: 'changes',
                title: t('audit.changes'),
                draw: entry => (
                  <ChangeList object={catalog.objects.get(entry.object ?? '')} changes={entry.changes ?? []} />
                ),
              },
              { key: 'ip', title: t('audit.from'), draw: entry => entry.ip ?? sourceWords(entry.source ?? '') },
            ]}
          />
        ) : null}
      </div>
      {audit.hasNextPage ? (
        <div className="row" style={{ marginTop: 12, justifyContent: 'flex-end' }}>
          <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('list.loadMore')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** What a record that is gone was called, as far as the change says it. */
function titleIn(object: CatalogObject, entry: AuditEntry, locale: Locale): string | undefined {
  const values = Object.fromEntries((entry.changes ?? []).map(change => [change.field, change.after ?? change.before]))
  const title = recordTitle(object, values, locale)
  return title === '' ? undefined : title
}
