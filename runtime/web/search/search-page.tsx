/** All hits of a search, by object. */
import { Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { ObjectIcon } from '../shell/icon.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { useSearch } from './use-search.ts'
import './search.css'

export function SearchPage() {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text: words } = useLocale()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('q') ?? ''
  const [text, setText] = useState(asked)
  usePageTitle(t('search.title'))
  useEffect(() => setText(asked), [asked])
  const hits = useSearch(asked, 50)
  const groups = Map.groupBy(hits.data ?? [], hit => hit.object)
  return (
    <div className="page page-narrow">
      <header className="page-head">
        <h1>{t('search.title')}</h1>
      </header>
      <Input.Search
        size="large"
        allowClear
        aria-label={t('search.title')}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={event => setText(event.target.value)}
        onSearch={value => setSearch(value.trim() ? { q: value.trim() } : {})}
      />
      <div className="stack" style={{ marginTop: 16 }}>
        {hits.error ? <ErrorState error={hits.error} retry={() => void hits.refetch()} /> : null}
        {hits.isLoading ? <Skeleton active /> : null}
        {asked && hits.data?.length === 0 ? <EmptyState text={t('search.none')} hint={t('search.noneHint')} /> : null}
        {[...groups].map(([name, found]) => {
          const object = catalog.objects.get(name)
          return (
            <section key={name} className="card">
              <div className="card-head">
                <h2>{object ? words(object.plural, name) : name}</h2>
                <span className="muted">{found.length}</span>
              </div>
              <ul>
                {found.map(hit => (
                  <li key={hit.id} className="search-page-hit">
                    <ObjectIcon name={object?.icon} color={object?.color} label={object ? label(object) : name} />
                    <div translate="no">
                      <Link to={`/records/${encodeURIComponent(name)}/${hit.id}`}>{hit.title}</Link>
                      {hit.snippet ? <p className="muted">{hit.snippet}</p> : null}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </div>
  )
}
