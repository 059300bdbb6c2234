/** An entry of the data dictionary: its choices where it has some, and the fields that take their limits from it. */
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { ChoicesTable } from '../picklist/choices-table.tsx'
import { UsingFields } from '../picklist/using-fields.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { TypeLimits } from './type-limits.tsx'

export function TypeCanvas({ definition }: CanvasProps<'type'>) {
  const t = useTexts(texts)
  const isChoice = definition.base === 'choice' || definition.base === 'multiChoice'
  return (
    <div className="stack">
      {isChoice ? (
        <section className="card" aria-label={t.choices}>
          {definition.picklist ? (
            <EmptyState text={t.fromPicklist} hint={t.fromPicklistHint} small />
          ) : (
            <ChoicesTable
              definition={definition}
              path={['choices']}
              choices={definition.choices ?? []}
              pointer="/choices"
            />
          )}
        </section>
      ) : (
        <TypeLimits definition={definition} />
      )}
      <UsingFields property="dataType" name={definition.name} />
    </div>
  )
}
