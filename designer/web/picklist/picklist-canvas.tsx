/** A pick list: its choices as a table, how they look, and the fields that offer them. */
import { ChoiceTag } from '#runtime/web/fields/choice-tag.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ChoicesTable } from './choices-table.tsx'
import { texts } from './texts.ts'
import { UsingFields } from './using-fields.tsx'

export function PicklistCanvas({ definition }: CanvasProps<'picklist'>) {
  const t = useTexts(texts)
  const offered = definition.choices.filter(choice => !choice.retired)
  return (
    <div className="stack">
      <section className="card" aria-label={t.choices}>
        <ChoicesTable definition={definition} path={['choices']} choices={definition.choices} pointer="/choices" />
      </section>
      {offered.length > 0 ? (
        <section className="card" aria-label={t.preview}>
          <div className="card-head">
            <h2>{t.preview}</h2>
          </div>
          <div className="card-body choice-preview">
            {offered.map(choice => (
              <ChoiceTag key={choice.code} choices={offered} code={choice.code} />
            ))}
          </div>
        </section>
      ) : null}
      <UsingFields property="picklist" name={definition.name} />
    </div>
  )
}
