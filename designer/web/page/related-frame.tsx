/** One related list of the page, with records of the preview or, without, the shape that it will have. */
import { CloseOutlined, HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { RelatedList } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf, listsOf, targetOf } from '#runtime/web/api/catalog.ts'
import { resolvePath } from '#runtime/web/api/path.ts'
import { useSession } from '#runtime/web/api/session.ts'
import type { StoredRecord } from '#runtime/web/api/values.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { QueryRows } from '#runtime/web/list/query-rows.tsx'
import type { RelatedPart } from '#runtime/web/record/record-answer.ts'
import { defaultColumns } from '#runtime/web/record/related-lists.tsx'
import { RelatedTable } from '#runtime/web/record/related-table.tsx'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { texts as dragTexts } from '../drag/texts.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { RenamedInPlace } from '../live/renamed-in-place.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface RelatedFrameProps {
  /** Id of the page. */
  readonly page: string
  readonly related: RelatedList
  readonly object: CatalogObject
  readonly part: RelatedPart | undefined
  readonly words: string
  readonly siblings: readonly string[]
  readonly selected: boolean
  readonly disabled: boolean
  readonly onSelect: () => void
  readonly onRename: (words: string) => void
  readonly onRemove: () => void
}

export function RelatedFrame(props: RelatedFrameProps) {
  const { page, related, object, part, words, siblings, selected, disabled, onSelect, onRename, onRemove } = props
  const t = useTexts(texts)
  const drag = useTexts(dragTexts)
  const { label } = useLocale()
  const { catalog } = useSession()
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'related',
      key: related.id,
      words,
      container: 'related',
      containerWords: t.related,
      siblings,
      axis: 'y',
    },
    disabled,
  )
  const children = fieldOf(object, related.children ?? '')
  const target = children ? targetOf(catalog, children) : undefined
  const classes = ['card related drag-part', dragging ? 'drag-away' : '', selected ? 'related-selected' : '']
  return (
    <section ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator} aria-label={words}>
      <div className="card-head">
        {disabled ? null : (
          <button {...grip} className="drag-grip" aria-label={drag.move(words)}>
            <HolderOutlined aria-hidden />
          </button>
        )}
        {target ? <ObjectIcon name={target.icon} color={target.color} label={label(target)} size={22} /> : null}
        <span className="renamed">
          <RenamedInPlace
            words={words}
            placeholder={words}
            label={t.rename(words)}
            selected={selected}
            disabled={disabled}
            onSelect={onSelect}
            onRename={onRename}
          />
        </span>
        <FindingMark definition={page} pointer={`/related/${siblings.indexOf(related.id)}`} />
        <span className="muted">{part?.count ?? part?.records?.length}</span>
        <span className="spacer" />
        {disabled ? null : (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t.remove(words)}
            onClick={onRemove}
          />
        )}
      </div>
      <div inert className="related-content">
        <Content
          related={related}
          via={children?.type === 'children' ? children.via : ''}
          target={target}
          part={part}
          words={words}
        />
      </div>
    </section>
  )
}

interface ContentProps {
  readonly related: RelatedList
  /** The reference of the child that leads here. */
  readonly via: string
  readonly target: CatalogObject | undefined
  readonly part: RelatedPart | undefined
  readonly words: string
}

function Content({ related, via, target, part, words }: ContentProps) {
  const t = useTexts(texts)
  const { catalog } = useSession()
  const { label } = useLocale()
  const query = catalog.queries.get(related.query ?? '')
  if (query && part) return <QueryRows query={query} rows={part.rows ?? part.records ?? []} />
  const owner = query ? catalog.objects.get(query.object) : target
  const paths = query
    ? [...(query.groups ?? []).map(group => group.field), ...(query.select ?? [])]
    : target
      ? (related.columns ?? defaultColumns(target, via, listsOf(catalog, target.name)[0]?.columns))
      : []
  const columns = owner ? paths.flatMap(path => resolvePath(catalog, owner, path) ?? []) : []
  const records = (part?.records ?? []) as StoredRecord[]
  if (target && records.length > 0) {
    return <RelatedTable object={target} columns={columns} records={records.slice(0, 3)} label={words} />
  }
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(({ path, field }) => (
              <th key={path} scope="col">
                {label(field)}
              </th>
            ))}
          </tr>
        </thead>
        {part ? null : (
          <tbody>
            {[1, 2].map(row => (
              <tr key={row}>
                {columns.map(({ path }) => (
                  <td key={path}>
                    <span className="wire" />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        )}
      </table>
      {part ? <EmptyState small text={t.noRecords} /> : null}
    </>
  )
}
