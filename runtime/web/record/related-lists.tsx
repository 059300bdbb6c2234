/** The records that belong to this one, list by list, each with its own way to make another. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PageDefinition, RelatedList } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf, listsOf, targetOf } from '../api/catalog.ts'
import { resolvePath } from '../api/path.ts'
import { useSession } from '../api/session.ts'
import type { Reference, StoredRecord } from '../api/values.ts'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { QueryRows } from '../list/query-rows.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { ObjectIcon } from '../shell/icon.tsx'
import { useRecordDrawers } from './drawer-context.ts'
import type { RecordPageAnswer, RelatedPart } from './record-answer.ts'
import { RelatedTable } from './related-table.tsx'

interface RelatedListsProps {
  readonly object: CatalogObject
  readonly page: PageDefinition | undefined
  readonly answer: RecordPageAnswer
  readonly onChanged: () => void
}

export function RelatedLists({ object, page, answer, onChanged }: RelatedListsProps) {
  const { locale } = useLocale()
  const record = { id: answer.record.id, title: recordTitle(object, answer.record, locale) }
  return (
    <>
      {(page?.related ?? []).map(related => {
        const part = answer.related?.[related.id]
        if (related.query) return <RelatedQuery key={related.id} related={related} part={part} />
        return (
          <RelatedChildren
            key={related.id}
            object={object}
            record={record}
            related={related}
            part={part}
            onChanged={onChanged}
          />
        )
      })}
    </>
  )
}

interface RelatedChildrenProps {
  readonly object: CatalogObject
  readonly record: Reference
  readonly related: RelatedList
  readonly part: RelatedPart | undefined
  readonly onChanged: () => void
}

function RelatedChildren({ object, record, related, part, onChanged }: RelatedChildrenProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const { create } = useRecordDrawers()
  const children = fieldOf(object, related.children ?? '')
  const target = children ? targetOf(catalog, children) : undefined
  if (children?.type !== 'children' || !target || !part) return null
  const title = text(related.label, label(children))
  const columns = (
    related.columns ?? defaultColumns(target, children.via, listsOf(catalog, target.name)[0]?.columns)
  ).flatMap(path => resolvePath(catalog, target, path) ?? [])
  const records = (part.records ?? []) as StoredRecord[]
  const via = fieldOf(target, children.via)
  const reference = via?.type === 'anyReference' ? { ...record, object: object.name } : record
  const filter = JSON.stringify({
    combinator: 'and',
    rules: [{ field: children.via, operator: '=', value: record.id }],
  })
  const all = `/records/${encodeURIComponent(target.name)}?filter=${encodeURIComponent(filter)}`
  const add =
    related.create && target.rights.create ? (
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        aria-label={t('record.newOf', { object: label(target) })}
        onClick={() =>
          create({ object: target.name, purpose: 'dialog', values: { [children.via]: reference }, onSaved: onChanged })
        }
      >
        {t('common.new')}
      </Button>
    ) : null
  return (
    <section className="card related" aria-label={title}>
      <div className="card-head">
        <ObjectIcon name={target.icon} color={target.color} label={label(target)} size={22} />
        <h2>{title}</h2>
        <span className="muted">{part.count ?? (part.after ? `${records.length}+` : records.length)}</span>
        <span className="spacer" />
        {records.length > 0 ? <Link to={all}>{t('record.showAll')}</Link> : null}
        {add}
      </div>
      {records.length === 0 ? (
        <EmptyState small text={t('record.noRelated')} />
      ) : (
        <RelatedTable object={target} columns={columns} records={records} label={title} />
      )}
    </section>
  )
}

/** What is shown of children where the page does not say: what their list shows, without the way back. */
export function defaultColumns(
  target: CatalogObject,
  via: string,
  listed: readonly { readonly field: string }[] | undefined,
): string[] {
  const names =
    listed?.map(column => column.field) ?? target.fields.filter(field => !field.system).map(field => field.name)
  return names.filter(name => name !== via && !name.startsWith(`${via}.`)).slice(0, 5)
}

function RelatedQuery({ related, part }: { readonly related: RelatedList; readonly part: RelatedPart | undefined }) {
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const query = catalog.queries.get(related.query ?? '')
  if (!query || !part) return null
  return (
    <section className="card related" aria-label={text(related.label, label(query))}>
      <div className="card-head">
        <h2>{text(related.label, label(query))}</h2>
      </div>
      <QueryRows query={query} rows={part.rows ?? part.records ?? []} />
    </section>
  )
}
