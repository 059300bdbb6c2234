/** A form before and after, drawn small beside each other: what is new, gone or elsewhere is marked. */
import type { Definition, FormDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface FormComparisonProps {
  readonly before: FormDefinition
  readonly after: FormDefinition
  readonly oldDefinitions: readonly Definition[]
  readonly newDefinitions: readonly Definition[]
}

export function FormComparison({ before, after, oldDefinitions, newDefinitions }: FormComparisonProps) {
  const t = useTexts(texts)
  const old = objectOf(oldDefinitions, before.object)
  const now = objectOf(newDefinitions, after.object)
  const was = placesOf(before, old)
  const is = placesOf(after, now)
  const mark = (mine: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>, gone: string) => (id: string) =>
    !theirs.has(id) ? gone : theirs.get(id) !== mine.get(id) ? 'wireframe-moved' : ''
  return (
    <div className="wireframes">
      <Wireframe title={t.formBefore} form={before} object={old} mark={mark(was, is, 'wireframe-gone')} />
      <Wireframe title={t.formAfter} form={after} object={now} mark={mark(is, was, 'wireframe-new')} />
    </div>
  )
}

function objectOf(definitions: readonly Definition[], name: string): ObjectDefinition | undefined {
  return definitions.find((item): item is ObjectDefinition => item.kind === 'object' && item.name === name)
}

/** Where each field stands: its section and what it follows, by the field's id. */
function placesOf(form: FormDefinition, object: ObjectDefinition | undefined): Map<string, string> {
  return new Map(
    form.tabs.flatMap(tab =>
      tab.sections.flatMap(section => section.items.map(item => [idOf(object, item.field), section.id] as const)),
    ),
  )
}

function idOf(object: ObjectDefinition | undefined, name: string): string {
  return object?.fields.find(field => field.name === name)?.id ?? name
}

interface WireframeProps {
  readonly title: string
  readonly form: FormDefinition
  readonly object: ObjectDefinition | undefined
  readonly mark: (fieldId: string) => string
}

function Wireframe({ title, form, object, mark }: WireframeProps) {
  const { label, text } = useLocale()
  return (
    <section className="wireframe" aria-label={title}>
      <h4>{title}</h4>
      {form.tabs.map(tab => (
        <div key={tab.id}>
          <div className="wireframe-tab">{text(tab.label)}</div>
          {tab.sections.map(section => (
            <div key={section.id} className="wireframe-section">
              {section.label ? <div className="muted">{text(section.label)}</div> : null}
              <div
                className="wireframe-fields"
                style={{ gridTemplateColumns: `repeat(${section.columns ?? 2}, minmax(0, 1fr))` }}
              >
                {section.items.map(item => {
                  const field = object?.fields.find(candidate => candidate.name === item.field)
                  return (
                    <div key={item.field} className={`wireframe-field ${mark(field?.id ?? item.field)}`}>
                      {field ? label(field) : item.field}
                    </div>
                  )
                })}
              </div>
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}
