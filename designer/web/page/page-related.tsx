/** The related lists of the page: renamed, put in order, removed, and added from whatever refers to the record. */
import type { PageDefinition, RelatedList } from '#metadata/definitions.ts'
import { fieldOf } from '#runtime/web/api/catalog.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import { placeAfter } from '../drag/place-after.ts'
import { newKey } from '../live/new-key.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { PagePart } from './page-part.ts'
import { RelatedAdder } from './related-adder.tsx'
import { RelatedFrame } from './related-frame.tsx'
import { texts } from './texts.ts'

interface PageRelatedProps extends Omit<PagePart, 'set'> {
  readonly show: (next: PageDefinition, work: () => Promise<unknown>) => void
}

export function PageRelated({ page, object, answer, disabled, show }: PageRelatedProps) {
  const t = useTexts(texts)
  const { run } = useDraft()
  const { catalog } = useSession()
  const { label, text, locale } = useLocale()
  const { place, select } = useSelection()
  const edit = useEdit(page)
  const lists = page.related ?? []
  const keys = lists.map(item => item.id)
  const wordsOf = (item: RelatedList) =>
    text(item.label) ||
    label(item.query ? catalog.queries.get(item.query) : fieldOf(object, item.children ?? '')) ||
    (item.query ?? item.children ?? item.id)
  const move = (id: string, after: string | null) => {
    const moved = lists.find(item => item.id === id)
    if (!moved) return
    show({ ...page, related: placeAfter(lists, moved, after, item => item.id) }, () =>
      run('move-related-list', { page: page.name, related: id, after }),
    )
  }
  const remove = (id: string) => {
    select([])
    show({ ...page, related: lists.filter(item => item.id !== id) }, () =>
      run('remove-related-list', { page: page.name, related: id }),
    )
  }
  const rename = (item: RelatedList, words: string) => {
    const next = { ...item, label: { ...item.label, [locale]: words } }
    show({ ...page, related: lists.map(other => (other.id === item.id ? next : other)) }, () =>
      edit(['related', item.id, 'label', locale], words || undefined),
    )
  }
  const add = async (source: object) => {
    const id = newKey()
    if (await run('add-related-list', { page: page.name, id, ...source })) select(['related', id])
  }
  return (
    <DragArea onDrop={({ key }, { after }) => move(key, after)}>
      <section className="page-related" aria-label={t.related}>
        {lists.length === 0 ? <EmptyState small text={t.noRelated} /> : null}
        {lists.map(item => (
          <RelatedFrame
            key={item.id}
            page={page.id}
            related={item}
            object={object}
            part={answer?.related?.[item.id]}
            words={wordsOf(item)}
            siblings={keys}
            selected={place[0] === 'related' && place[1] === item.id}
            disabled={disabled}
            onSelect={() => select(['related', item.id])}
            onRename={words => rename(item, words)}
            onRemove={() => remove(item.id)}
          />
        ))}
        {disabled ? null : <RelatedAdder page={page} onAdd={source => void add(source)} />}
      </section>
    </DragArea>
  )
}
