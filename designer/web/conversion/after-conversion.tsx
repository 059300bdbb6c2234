/** What the source remembers of a conversion; edited in the properties. */
import type { ConversionDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface AfterConversionProps {
  readonly conversion: ConversionDefinition
  readonly source: ObjectDefinition
}

export function AfterConversion({ conversion, source }: AfterConversionProps) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const draft = useDraft()
  const { select } = useSelection()
  const fieldOf = (name: string) => source.fields.find(field => field.name === name)
  const madeBy = (name: string) => {
    const target = conversion.targets.find(item => item.name === name)
    return target?.label ? text(target.label) : label(draft.find('object', target?.target) ?? { name })
  }
  const lines = [
    ...(conversion.set ?? []).map(({ field, value }) => {
      const choice = choicesOf(draft, fieldOf(field)).find(item => item.code === value)
      return t.sets(label(fieldOf(field) ?? { name: field }), choice ? text(choice.label) : String(value))
    }),
    ...(conversion.link ?? []).map(({ field, made }) =>
      t.links(label(fieldOf(field) ?? { name: field }), madeBy(made)),
    ),
  ]
  return (
    <section className="card after-conversion" aria-label={t.after}>
      <div className="card-head">
        <h2>
          <button type="button" className="target-name" onClick={() => select([])}>
            {t.after}
          </button>
        </h2>
      </div>
      <ul className="card-body">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
        {lines.length === 0 ? <li className="muted">{t.noAfter}</li> : null}
      </ul>
    </section>
  )
}
