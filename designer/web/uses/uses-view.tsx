/** Where a definition, or one thing in it, is used: every place that refers to it, and what would go with it. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { get } from '#runtime/web/api/request.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { partsOf } from './parts-of.ts'
import { texts } from './texts.ts'
import './uses.css'

interface Use {
  readonly kind: Definition['kind']
  readonly name: string
  readonly id: string
  readonly pointer: string
  readonly label: LocalizedText
}

interface Effect extends Omit<Use, 'label'> {
  readonly effect: LocalizedText
}

interface UsesAnswer {
  readonly uses: readonly Use[]
  readonly removal: { readonly uses?: readonly Effect[]; readonly refused?: string }
}

export function UsesView({ definition }: { readonly definition: Definition }) {
  const t = useTexts(texts)
  const { label, text, integer } = useLocale()
  const { draft } = useDraft()
  const whole = `${definition.kind}/${definition.name}`
  const parts = partsOf(definition)
  const [chosen, setChosen] = useState(whole)
  const of = parts.some(part => part.address === chosen) ? chosen : whole
  const uses = useQuery({
    queryKey: ['draft', draft.id, 'uses', of, draft.version],
    queryFn: ({ signal }) =>
      get<UsesAnswer>(`/api/designer/drafts/${draft.id}/uses?of=${encodeURIComponent(of)}`, signal),
  })
  return (
    <div className="uses-view">
      {parts.length > 0 ? (
        <Select
          aria-label={t.usesOf}
          value={of}
          onChange={setChosen}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: whole, label: label(definition) },
            ...parts.map(part => ({ value: part.address, label: `${label(definition)} › ${label(part)}` })),
          ]}
          style={{ width: 360 }}
        />
      ) : null}
      <Loaded query={uses}>
        {({ uses: rows, removal }) => (
          <div className="uses-columns">
            <section className="card" aria-label={t.usedBy}>
              <div className="card-head">
                <h2>{t.usedBy}</h2>
                <span className="muted">{integer(rows.length)}</span>
              </div>
              {rows.length === 0 ? (
                <EmptyState text={t.none} hint={t.noneHint} small />
              ) : (
                <ByDefinition rows={rows} wordsOf={use => afterFirst(text(use.label))} />
              )}
            </section>
            <section className="card" aria-label={t.ifRemoved}>
              <div className="card-head">
                <h2>{t.ifRemoved}</h2>
                {removal.uses ? <span className="muted">{integer(removal.uses.length)}</span> : null}
              </div>
              {removal.refused ? (
                <p className="card-body">{t.cannotGo}</p>
              ) : (removal.uses ?? []).length === 0 ? (
                <EmptyState text={t.nothingElse} small />
              ) : (
                <ByDefinition rows={removal.uses ?? []} wordsOf={use => afterFirst(text(use.effect))} />
              )}
            </section>
          </div>
        )}
      </Loaded>
    </div>
  )
}

/** "List Accounts › Columns › city" without the definition, which stands above it. */
function afterFirst(words: string): string {
  const [, ...rest] = words.split(' › ')
  return rest.length > 0 ? rest.join(' › ') : words
}

interface ByDefinitionProps<T> {
  readonly rows: readonly T[]
  readonly wordsOf: (row: T) => string
}

/** Places below the definitions that they stand in, each leading there. */
function ByDefinition<T extends Omit<Use, 'label'>>({ rows, wordsOf }: ByDefinitionProps<T>) {
  const { kind: kinds } = useTexts(draftTexts)
  const { label } = useLocale()
  const { draft, byId } = useDraft()
  return (
    <ul className="uses-list">
      {[...Map.groupBy(rows, row => row.id)].map(([id, places]) => {
        const [{ kind, name }] = places as [T]
        return (
          <li key={id}>
            <h3>
              <span className="muted">{kinds[kind]}</span> {label(byId(id)) || name}
            </h3>
            <ul>
              {places.map(place => (
                <li key={place.pointer + wordsOf(place)}>
                  <Link to={`/designer/drafts/${draft.id}/${kind}/${id}?at=${encodeURIComponent(place.pointer)}`}>
                    {wordsOf(place)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
