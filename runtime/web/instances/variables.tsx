/** The variables of an instance, for whoever looks after workflows: records and people by their names. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../api/session.ts'
import { isReference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { OpenedInstance } from './instance.ts'

/** Longer values are cut off. */
const longest = 500

export function Variables({ instance }: { readonly instance: OpenedInstance }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { variables, definition, record } = instance
  const shown = Object.entries(variables ?? {}).filter(
    ([name, value]) => value !== null && !(name === 'record' && isReference(value) && value.id === record?.id),
  )
  if (shown.length === 0) return null
  const labelOf = (name: string) => text(definition?.variables?.find(item => item.name === name)?.label, name)
  return (
    <section className="card process-part" aria-label={t('processes.variables')}>
      <header className="card-head">
        <h2>{t('processes.variables')}</h2>
      </header>
      <dl className="process-variables" translate="no">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{labelOf(name)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Value({ value }: { readonly value: unknown }): ReactNode {
  const { catalog } = useSession()
  const { titleOf } = useLocale()
  const { t } = useTranslation()
  if (Array.isArray(value) && value.length > 0 && value.every(isReference)) {
    return value.map((item, index) => (
      <span key={item.id}>
        {index > 0 ? ', ' : ''}
        <Value value={item} />
      </span>
    ))
  }
  if (isReference(value)) {
    const { object } = value as { readonly object?: unknown }
    if (!value.title) return <span className="muted">{t('tasks.noRecord')}</span>
    if (typeof object !== 'string' || !catalog.objects.has(object)) return titleOf(value)
    return <Link to={`/records/${encodeURIComponent(object)}/${value.id}`}>{titleOf(value)}</Link>
  }
  const plain = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return plain.length > longest ? `${plain.slice(0, longest)} …` : plain
}
