/** Where in the definition the panel is, with the way back up. */
import type { Definition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useElementWords } from './element-words.ts'
import { singleOf, titleOf } from './schema-words.ts'
import { findSpot, isNode, type Spot } from './spot.ts'
import { texts } from './texts.ts'
import type { Kinds } from './use-kinds.ts'

interface PanelHeadProps {
  readonly definition: Definition
  readonly kinds: Kinds
  readonly spot: Spot
}

export function PanelHead({ definition, kinds, spot }: PanelHeadProps) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { select } = useSelection()
  const wordsOf = useElementWords(definition)
  const title = titleOf(kinds[definition.kind], locale, definition.kind)
  if (spot.place.length === 0) {
    return (
      <div className="panel-head">
        <h2>{t.propertiesOf(title)}</h2>
      </div>
    )
  }
  const steps = spot.place
    .map((_, index) => spot.place.slice(0, index + 1))
    .map(place => findSpot(definition, kinds, place))
    .filter((at, index) => at.place.length === index + 1 && isNode(at.value))
  const last = steps.at(-1) ?? spot
  const words = wordsOf(last)
  // What it is one of: the branch of a union, an element of a list.
  const one = last.array && !last.whole.oneOf ? singleOf(last.array.schema, locale) : titleOf(last.schema, locale)
  return (
    <div className="panel-head">
      <nav aria-label={t.place} className="panel-trail">
        <button type="button" className="link-button" onClick={() => select([])}>
          {title}
        </button>
        {steps.slice(0, -1).map(step => (
          <span key={step.pointer}>
            <span aria-hidden> › </span>
            <button type="button" className="link-button" onClick={() => select(step.place)}>
              {wordsOf(step)}
            </button>
          </span>
        ))}
      </nav>
      <h2>
        {words}
        {one && one !== words ? <span className="muted panel-sort">{one}</span> : null}
      </h2>
    </div>
  )
}
