/** Where a definition is used: every place of the draft that refers to it, each leading there. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { get } from '#runtime/web/api/request.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

/** A place that refers to something. */
export interface Use {
  readonly kind: Definition['kind']
  readonly name: string
  readonly id: string
  readonly pointer: string
  readonly label: LocalizedText
}

export function UsesView({ definition }: { readonly definition: Definition }) {
  const t = useTexts(texts)
  const kinds = useTexts(draftTexts).kind
  const { text, label } = useLocale()
  const { draft, byId } = useDraft()
  const of = `${definition.kind}/${definition.name}`
  const uses = useQuery({
    queryKey: ['draft', draft.id, 'uses', of, draft.version],
    queryFn: ({ signal }) =>
      get<{ uses: Use[] }>(`/api/designer/drafts/${draft.id}/uses?of=${encodeURIComponent(of)}`, signal),
  })
  return (
    <Loaded query={uses}>
      {({ uses: rows }) =>
        rows.length === 0 ? (
          <EmptyState text={t.none} />
        ) : (
          <ul className="finding-list card-body">
            {rows.map(use => (
              <li key={use.id + use.pointer}>
                <div>
                  <Link to={`/designer/drafts/${draft.id}/${use.kind}/${use.id}?at=${encodeURIComponent(use.pointer)}`}>
                    {kinds[use.kind]} · {label(byId(use.id))}
                  </Link>
                  <p className="muted">{text(use.label)}</p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
