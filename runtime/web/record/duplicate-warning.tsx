/** While a record is being created: the ones that may already be the same thing. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues, Reference } from '../api/values.ts'
import { createBody } from '../form/write-values.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface DuplicateAnswer {
  readonly matches: readonly {
    readonly rule: string
    readonly label?: LocalizedText
    readonly action: 'warn' | 'block'
    readonly records: readonly Reference[]
    readonly hidden: number
  }[]
}

interface DuplicateWarningProps {
  readonly object: CatalogObject
  readonly values: RecordValues
}

export function DuplicateWarning({ object, values }: DuplicateWarningProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { catalog } = useSession()
  const body = useMemo(
    () =>
      JSON.stringify(
        createBody(
          catalog.objects,
          object.fields.filter(field => field.type !== 'children'),
          values,
        ),
      ),
    [catalog.objects, object.fields, values],
  )
  const [asked, setAsked] = useState('{}')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(body), 500)
    return () => clearTimeout(timer)
  }, [body])
  const found = useQuery({
    queryKey: ['duplicates', object.name, asked],
    queryFn: () =>
      post<DuplicateAnswer>(`/api/records/${encodeURIComponent(object.name)}/duplicates`, {
        values: JSON.parse(asked),
      }),
    enabled: asked !== '{}',
    retry: false,
    placeholderData: before => before,
  })
  const matches = (found.data?.matches ?? []).filter(match => match.records.length > 0 || match.hidden > 0)
  if (matches.length === 0) return null
  return (
    <div className="notice notice-warn" role="status">
      {matches.map(match => (
        <p key={match.rule}>
          <strong>{t(match.action === 'block' ? 'duplicates.block' : 'duplicates.warn')}</strong>{' '}
          {text(match.label, match.rule)}:{' '}
          {match.records.map((record, index) => (
            <span key={record.id}>
              {index > 0 ? ', ' : ''}
              <a href={`/records/${encodeURIComponent(object.name)}/${record.id}`} target="_blank" rel="noreferrer">
                {record.title}
              </a>
            </span>
          ))}
          {match.hidden > 0 ? ` ${t('duplicates.hidden', { count: match.hidden })}` : ''}
        </p>
      ))}
    </div>
  )
}
