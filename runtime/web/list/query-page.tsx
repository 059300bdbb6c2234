/** A stored question: its parameters above, its answer below. */
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { QueryDefinition } from '#metadata/definitions.ts'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { useAddressState } from '../shell/use-address-state.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { ParameterInputs } from './parameter-inputs.tsx'
import { QueryRows } from './query-rows.tsx'

export function QueryPage() {
  const { query: name = '' } = useParams()
  const { catalog } = useSession()
  const query = catalog.queries.get(name)
  return query ? <ShownQuery key={name} query={query} /> : <NotFound />
}

function ShownQuery({ query }: { readonly query: QueryDefinition }) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const [search, change] = useAddressState()
  const asked = useMemo(
    (): Record<string, unknown> =>
      Object.fromEntries((query.parameters ?? []).map(item => [item.name, search.get(item.name) ?? item.default])),
    [query, search],
  )
  const [values, setValues] = useState(asked)
  const followed = useRef(asked)
  if (followed.current !== asked) {
    followed.current = asked
    setValues(asked)
  }
  usePageTitle(label(query))
  const missing = (query.parameters ?? []).some(item => item.required && !asked[item.name])
  const answer = useQuery({
    queryKey: ['query', query.name, asked],
    queryFn: () =>
      post<{ rows?: RecordValues[]; records?: RecordValues[] }>(`/api/queries/${encodeURIComponent(query.name)}`, {
        parameters: Object.fromEntries(
          Object.entries(asked).filter(([, value]) => value !== undefined && value !== ''),
        ),
      }),
    enabled: !missing,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change(
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, value === undefined ? undefined : String(value)]),
      ),
    )
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>{label(query)}</h1>
      </header>
      {query.parameters?.length ? (
        <form className="row" style={{ marginBottom: 12, alignItems: 'flex-end' }} onSubmit={submit}>
          <ParameterInputs parameters={query.parameters} values={values} onChange={setValues} />
          <Button type="primary" htmlType="submit">
            {t('common.show')}
          </Button>
        </form>
      ) : null}
      <div className="card">
        {missing ? <p className="card-body muted">{t('list.fillParameters')}</p> : null}
        {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.isLoading ? <Skeleton active style={{ padding: 16 }} /> : null}
        {answer.data ? <QueryRows query={query} rows={answer.data.rows ?? answer.data.records ?? []} /> : null}
      </div>
    </div>
  )
}
