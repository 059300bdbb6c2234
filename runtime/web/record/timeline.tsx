/** All that happened, latest first, with a composer for what is happening now. */
import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PageDefinition, TimelineSource } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { resolvePath } from '../api/path.ts'
import { get, queryString } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { isBlank, isReference } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { Icon, ObjectIcon } from '../shell/icon.tsx'
import { ChangeList } from './change-list.tsx'
import { useRecordDrawers } from './drawer-context.ts'
import { type RecordPageAnswer, recordAddress, type TimelineEntry, type TimelinePart } from './record-answer.ts'
import { offeredTypes } from './record-type-choice.tsx'
import { valuesReferringTo } from './values-referring-to.ts'
import { useWithinWords } from './within-words.ts'

interface TimelineProps {
  readonly object: CatalogObject
  readonly page: PageDefinition
  readonly answer: RecordPageAnswer
  readonly onChanged: () => void
}

export function Timeline({ object, page, answer, onChanged }: TimelineProps) {
  const { t } = useTranslation()
  const { record } = answer
  const first = answer.timeline ?? { entries: [] }
  const more = useInfiniteQuery({
    queryKey: ['timeline', object.name, record.id, first.after],
    queryFn: ({ pageParam, signal }) =>
      get<TimelinePart>(
        `${recordAddress(object.name, record.id)}/timeline${queryString({ after: pageParam })}`,
        signal,
      ),
    initialPageParam: first.after ?? '',
    getNextPageParam: part => part.after ?? undefined,
    enabled: false,
  })
  const entries = [...first.entries, ...(more.data?.pages.flatMap(part => part.entries) ?? [])]
  const hasMore = more.data ? more.hasNextPage : Boolean(first.after)
  return (
    <>
      <Composer object={object} page={page} answer={answer} onChanged={onChanged} />
      {entries.length === 0 ? <EmptyState small text={t('timeline.empty')} /> : null}
      <ol className="timeline">
        {entries.map((entry, index) => (
          <Entry
            key={`${entry.kind}-${entry.id ?? entry.at}-${String(index)}`}
            entry={entry}
            page={page}
            host={object}
          />
        ))}
      </ol>
      {hasMore ? (
        <Button
          block
          type="text"
          loading={more.isFetching}
          onClick={() => void (more.data ? more.fetchNextPage() : more.refetch())}
        >
          {t('common.showMore')}
        </Button>
      ) : null}
    </>
  )
}

function Composer({ object, page, answer, onChanged }: TimelineProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, locale } = useLocale()
  const { create } = useRecordDrawers()
  const record = { id: answer.record.id, title: recordTitle(object, answer.record, locale) }
  const open = (source: TimelineSource, target: CatalogObject, recordType?: string) => {
    const through = fieldOf(target, source.through)
    const reference = through?.type === 'anyReference' ? { ...record, object: object.name } : record
    create({
      object: target.name,
      purpose: 'dialog',
      recordType,
      values: { ...valuesReferringTo(target, object, record, answer.record), [source.through]: reference },
      onSaved: onChanged,
    })
  }
  const buttons = (page.timeline?.sources ?? []).flatMap(source => {
    const target = catalog.objects.get(source.object)
    if (!source.create || !target?.rights.create) return []
    const types = offeredTypes(target)
    if (types.length === 0) return [{ key: source.id, words: label(target), run: () => open(source, target) }]
    return types.map(type => ({
      key: `${source.id}-${type.name}`,
      words: label(type),
      run: () => open(source, target, type.name),
    }))
  })
  if (buttons.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend that nobody needs
    <div className="composer" role="group" aria-label={t('timeline.compose')}>
      {buttons.map(button => (
        <Button key={button.key} size="small" icon={<PlusOutlined aria-hidden />} onClick={button.run}>
          {button.words}
        </Button>
      ))}
    </div>
  )
}

interface EntryProps {
  readonly entry: TimelineEntry
  readonly page: PageDefinition
  readonly host: CatalogObject
}

function Entry({ entry, page, host }: EntryProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, relative, dateTime, titleOf } = useLocale()
  const within = useWithinWords()
  const object = catalog.objects.get(entry.object ?? '')
  const source = page.timeline?.sources.find(item => item.object === entry.object)
  const who = isReference(entry.by) ? titleOf(entry.by) : undefined
  const when = entry.at ? (
    <time dateTime={entry.at} title={dateTime(entry.at)}>
      {relative(entry.at)}
    </time>
  ) : null
  if (entry.kind === 'change') {
    return (
      <li className="timeline-entry">
        <span className="timeline-dot">
          {entry.action === 'created' ? <PlusOutlined aria-hidden /> : <EditOutlined aria-hidden />}
        </span>
        <div className="timeline-text">
          <div className="timeline-line">
            <span translate="no">
              {within.sentence(entry) ??
                t(entry.action === 'created' ? 'timeline.created' : 'timeline.changed', {
                  who: who ?? t('timeline.system'),
                })}{' '}
              {within.sentence(entry) ? null : <span className="muted">{within.cause(entry)}</span>}
            </span>
            <span className="muted">{when}</span>
          </div>
          {entry.action === 'created' ? null : <ChangeList object={host} changes={entry.changes ?? []} />}
        </div>
      </li>
    )
  }
  const type = object?.recordTypes?.find(item => item.name === entry.values?.record_type)
  return (
    <li className="timeline-entry">
      {object ? (
        <ObjectIcon name={object.icon} color={object.color} label={label(object)} size={22} />
      ) : (
        <span className="timeline-dot">
          <Icon label="·" />
        </span>
      )}
      <div className="timeline-text">
        <div className="timeline-line">
          <span translate="no">
            {type ? <span className="muted">{label(type)} · </span> : null}
            {object && entry.id ? (
              <Link to={`/records/${encodeURIComponent(object.name)}/${entry.id}`}>{entry.title ?? label(object)}</Link>
            ) : (
              entry.title
            )}
          </span>
          <span className="muted">{when}</span>
        </div>
        <div className="timeline-values">
          {object
            ? (source?.show ?? []).map(path => {
                const resolved = resolvePath(catalog, object, path)
                const value = entry.values?.[path]
                const isSaid = path === 'record_type' || (isReference(value) && value.title === who)
                return resolved && !isSaid && !isBlank(value) ? (
                  <span key={path}>
                    <FieldValue field={resolved.field} value={value} />
                  </span>
                ) : null
              })
            : null}
          {who ? (
            <span className="muted" translate="no">
              {who}
            </span>
          ) : null}
        </div>
      </div>
    </li>
  )
}
