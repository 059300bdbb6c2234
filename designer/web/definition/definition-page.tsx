/** One definition: its canvas with the properties of what is selected beside it, its JSON, where it is used. */
import { Segmented } from 'antd'
import { Suspense, useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Definition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { canvases } from '../canvases.ts'
import { texts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DefinitionFindings } from '../findings/definition-findings.tsx'
import { JsonTabLabel } from '../json/json-tab-label.tsx'
import { JsonView } from '../json/json-view.tsx'
import { PropertyPanel } from '../panel/property-panel.tsx'
import { SidePanel } from '../shell/side-panel.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { UsesView } from '../uses/uses-view.tsx'
import { usePlaceOfAddress } from './use-place-of-address.ts'
import { type Place, SelectionContext } from './use-selection.ts'

export function DefinitionPage() {
  const t = useTexts(texts)
  const { definition: id } = useParams()
  const { byId } = useDraft()
  const definition = byId(id)
  if (!definition) return <EmptyState text={t.noSuch} hint={t.noSuchHint} />
  return <DefinitionScreen key={definition.id} definition={definition} />
}

const besideCanvas = { width: 308, open: true }
/** The builder has nearly all that can be set of a report. */
const besideBuilder = { width: 308, open: false }

type View = 'design' | 'json' | 'uses'

function DefinitionScreen({ definition }: { readonly definition: Definition }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { findingsOf } = useDraft()
  const [search, setSearch] = useSearchParams()
  const [place, select] = useState<Place>([])
  const selection = useMemo(() => ({ place, select }), [place])
  usePlaceOfAddress(definition, search.get('at'), select)
  usePageTitle(label(definition))
  const view = (search.get('view') ?? 'design') as View
  const findings = findingsOf(definition.id)
  const properties = (
    <aside className="definition-panel" aria-label={t.properties}>
      <PropertyPanel definition={definition} place={place} />
    </aside>
  )
  const Canvas = canvases[definition.kind] as React.ComponentType<{ definition: Definition }> | undefined
  return (
    <SelectionContext value={selection}>
      <div className="definition-screen">
        <header className="definition-head">
          <span className="muted">{t.kind[definition.kind]}</span>
          <h1>{label(definition)}</h1>
          <code translate="no">{definition.name}</code>
          <DefinitionFindings findings={findings} />
          <span className="spacer" />
          <Segmented<View>
            value={view}
            onChange={next => setSearch(next === 'design' ? {} : { view: next }, { replace: true })}
            options={[
              { value: 'design', label: t.design },
              {
                value: 'json',
                label: <JsonTabLabel words={t.json} definition={definition.id} open={view === 'json'} />,
              },
              { value: 'uses', label: t.uses },
            ]}
          />
        </header>
        <Suspense fallback={<RouteLoading />}>
          {view === 'json' ? <JsonView definition={definition} /> : null}
          {view === 'uses' ? <UsesView definition={definition} /> : null}
          {view === 'design' ? (
            <div className={Canvas ? 'definition-design' : 'definition-design definition-plain'}>
              {Canvas ? (
                <div className="definition-canvas">
                  <Canvas definition={definition} />
                </div>
              ) : null}
              {Canvas ? (
                <SidePanel
                  name={definition.kind === 'report' ? 'properties.report' : 'properties'}
                  side="end"
                  label={t.properties}
                  usual={definition.kind === 'report' ? besideBuilder : besideCanvas}
                  wanted={place.length > 0}
                >
                  {properties}
                </SidePanel>
              ) : (
                properties
              )}
            </div>
          ) : null}
        </Suspense>
      </div>
    </SelectionContext>
  )
}
