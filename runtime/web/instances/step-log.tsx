/** What happened in an instance, first things first: who, what, when, and the data before and after. */
import { Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { isReference, type RecordValues, type Reference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ChangeList } from '../record/change-list.tsx'
import type { HistoryChange } from '../record/record-answer.ts'
import { type LogLine, nodeNames, type OpenedInstance } from './instance.ts'

/** Coming and going of the token, which the rest tells as well. */
const passing = new Set(['entered', 'left'])

export function StepLog({ instance }: { readonly instance: OpenedInstance }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { text } = useLocale()
  const nameOf = nodeNames(instance.definition, text)
  const lines = all ? instance.log : instance.log.filter(line => !passing.has(line.kind))
  return (
    <section className="card process-part" aria-label={t('processes.log')}>
      <header className="card-head">
        <h2>{t('processes.log')}</h2>
        <span className="spacer" />
        <span className="row">
          <Switch size="small" checked={all} onChange={setAll} aria-label={t('processes.allSteps')} />
          <span aria-hidden>{t('processes.allSteps')}</span>
        </span>
      </header>
      <ol className="process-log">
        {lines.map((line, index) => (
          <Line key={`${line.at} ${String(index)}`} line={line} instance={instance} nameOf={nameOf} />
        ))}
      </ol>
    </section>
  )
}

interface LineProps {
  readonly line: LogLine
  readonly instance: OpenedInstance
  readonly nameOf: (node: string | null) => string
}

interface LineData {
  readonly did?: string
  readonly outcome?: string
  readonly comment?: string
  readonly reason?: string
  readonly object?: string
  readonly id?: string
  /** Of the record that was made or changed; null where it is out of sight. */
  readonly title?: string | null
  readonly to?: string
  /** To whom a task was given, or who was added. */
  readonly person?: Reference
  /** Who was found. */
  readonly people?: unknown
  readonly values?: RecordValues
  readonly before?: RecordValues
  readonly after?: RecordValues
  readonly message?: unknown
}

function Line({ line, instance, nameOf }: LineProps) {
  const { t, i18n } = useTranslation()
  const { text, dateTime, titleOf, locale } = useLocale()
  const { catalog } = useSession()
  const data = (typeof line.data === 'object' && line.data !== null ? line.data : {}) as LineData
  const people = (Array.isArray(data.people) ? data.people : []).filter(isReference).filter(person => person.title)
  const byItself = line.actor === null
  const act = line.kind === 'task' ? (data.did ?? '') : line.kind === 'started' && !byItself ? 'startedBy' : line.kind
  const key = `processes.acts.${act}`
  const words = i18n.exists(key) ? t(key as 'processes.acts.complete') : act
  const object = catalog.objects.get(data.object ?? instance.record?.object ?? '')
  const node = instance.definition?.nodes.find(item => item.id === line.node)
  const outcome = node?.type === 'userTask' ? node.outcomes?.find(item => item.code === data.outcome) : undefined
  const place = nameOf(line.node)
  return (
    <li className={line.kind === 'incident' || line.kind === 'failed' ? 'process-line-bad' : undefined}>
      <div className="timeline-line">
        <span>
          {place ? (
            <strong translate="no">
              {place}
              {byItself && line.kind !== 'ended' ? ' ' : t('common.colon')}
            </strong>
          ) : null}
          {byItself ? null : <span translate="no">{line.actor?.title} </span>}
          {words}
          {line.kind === 'moved' && data.to ? <strong translate="no"> → {nameOf(data.to)}</strong> : null}
          {data.person?.title ? <strong translate="no"> → {titleOf(data.person)}</strong> : null}
          {data.object && data.id && data.title && data.id !== instance.record?.id ? (
            <Link to={`/records/${encodeURIComponent(data.object)}/${data.id}`} translate="no">
              {' '}
              {data.title}
            </Link>
          ) : null}
          {people.length > 0 ? (
            <span translate="no">
              {t('common.colon')}
              {people.map(titleOf).join(locale === 'en' ? ', ' : '、')}
            </span>
          ) : null}
          {data.outcome ? (
            <span className="process-outcome" translate="no">
              {outcome ? text(outcome.label) : data.outcome}
            </span>
          ) : null}
        </span>
        <time className="muted nowrap" dateTime={line.at}>
          {dateTime(line.at)}
        </time>
      </div>
      {[data.comment, data.reason, messageOf(data.message, text)].map(words =>
        words ? (
          <p key={words} className="process-words multiline" translate="no">
            {words}
          </p>
        ) : null,
      )}
      <ChangeList
        object={object}
        changes={changesOf(data).filter(change => !object || fieldOf(object, change.field))}
      />
    </li>
  )
}

function changesOf({ values, before = {}, after = values ?? {} }: LineData): HistoryChange[] {
  return Object.keys(after).map(field => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}

function messageOf(message: unknown, text: (value: { en?: string }) => string): string | undefined {
  if (typeof message === 'string') return message
  return typeof message === 'object' && message !== null ? text(message as { en?: string }) : undefined
}
