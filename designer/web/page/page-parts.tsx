/** What the page offers besides what it shows: buttons, conversions, and what its timeline gathers. */
import { Select, Switch } from 'antd'
import type { TimelineSource } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { OrderedList } from '../drag/ordered-list.tsx'
import { CanvasCard } from '../live/canvas-card.tsx'
import { newKey } from '../live/new-key.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { PagePart } from './page-part.ts'
import { referrersOf } from './referrers-of.ts'
import { texts } from './texts.ts'

export function PageParts({ page, disabled, set }: Omit<PagePart, 'answer'>) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all, find } = useDraft()
  const { place, select } = useSelection()
  const { timeline } = page
  const addSource = (value: string | null) => {
    const [name = '', through = ''] = value?.split(':') ?? []
    const object = find('object', name)
    if (!object || !timeline) return
    const moment =
      object.fields.find(field => field.type === 'datetime') ?? object.fields.find(field => field.type === 'date')
    const source: TimelineSource = {
      id: newKey(),
      object: name,
      through,
      at: moment?.name ?? 'created_at',
      create: true,
    }
    set('timeline', { ...timeline, sources: [...timeline.sources, source] })
    select(['timeline', 'sources', source.id])
  }
  return (
    <div className="canvas-cards">
      <CanvasCard title={t.actions}>
        <Names
          kind="action"
          label={t.actions}
          addLabel={t.addAction}
          value={page.actions ?? []}
          object={page.object}
          disabled={disabled}
          onChange={names => set('actions', names)}
        />
      </CanvasCard>
      <CanvasCard title={t.conversions}>
        <Names
          kind="conversion"
          label={t.conversions}
          addLabel={t.addConversion}
          value={page.conversions ?? []}
          object={page.object}
          disabled={disabled}
          onChange={names => set('conversions', names)}
        />
      </CanvasCard>
      {timeline ? (
        <CanvasCard title={t.sources} hint={t.sourcesHint}>
          <OrderedList
            label={t.sources}
            items={timeline.sources}
            keyOf={source => source.id}
            wordsOf={source => label(find('object', source.object)) || source.object}
            disabled={disabled}
            selected={place[1] === 'sources' ? place[2] : undefined}
            onSelect={source => select(['timeline', 'sources', source.id])}
            onChange={sources => set('timeline', { ...timeline, sources })}
          />
          {disabled ? null : (
            <Select
              aria-label={t.addSource}
              placeholder={t.addSource}
              value={null}
              showSearch={{ optionFilterProp: 'label' }}
              options={referrersOf(all('object'), page.object).map(({ object, field }) => ({
                value: `${object.name}:${field.name}`,
                label: t.through(label(object), label(field)),
              }))}
              onChange={addSource}
            />
          )}
          <div className="switch-line">
            <Switch
              size="small"
              checked={timeline.changes ?? false}
              disabled={disabled}
              aria-label={t.changes}
              onChange={changes => {
                const { changes: _before, ...others } = timeline
                set('timeline', changes ? { ...others, changes } : others)
              }}
            />
            <span>{t.changes}</span>
          </div>
        </CanvasCard>
      ) : null}
    </div>
  )
}

interface NamesProps {
  readonly kind: 'action' | 'conversion'
  readonly label: string
  readonly addLabel: string
  readonly value: readonly string[]
  readonly object: string
  readonly disabled: boolean
  readonly onChange: (names: readonly string[]) => void
}

/** Actions or conversions of the object, in order. */
function Names({ kind, label: title, addLabel, value, object, disabled, onChange }: NamesProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all, find } = useDraft()
  const offered =
    kind === 'action'
      ? all('action').filter(item => item.object === object)
      : all('conversion').filter(item => item.object === object)
  const left = offered.filter(item => !value.includes(item.name))
  return (
    <>
      <OrderedList
        label={title}
        items={value}
        keyOf={name => name}
        wordsOf={name => label(find(kind, name)) || name}
        disabled={disabled}
        onChange={onChange}
      />
      {value.length === 0 && left.length === 0 ? <p className="muted">{t.noneMade}</p> : null}
      {disabled || left.length === 0 ? null : (
        <Select
          aria-label={addLabel}
          placeholder={addLabel}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={left.map(item => ({ value: item.name, label: label(item) }))}
          onChange={(name: string | null) => name && onChange([...value, name])}
        />
      )}
    </>
  )
}
