/** The fields, and types of the data dictionary, that take something from a definition. */
import { Link } from 'react-router'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import './picklist.css'

interface UsingFieldsProps {
  /** The property by which they name it. */
  readonly property: 'dataType' | 'numbering' | 'picklist'
  readonly name: string
}

export function UsingFields({ property, name }: UsingFieldsProps) {
  const t = useTexts(texts)
  const { kind: kinds } = useTexts(draftTexts)
  const { label } = useLocale()
  const { draft, all } = useDraft()
  const names = (item: object) => (item as Readonly<Record<string, unknown>>)[property] === name
  const fields = all('object').flatMap(object =>
    object.fields.filter(names).map(field => ({
      key: `${object.id}/${field.id}`,
      to: `object/${object.id}?at=${encodeURIComponent(`/fields/${object.fields.indexOf(field)}`)}`,
      of: label(object),
      words: label(field),
    })),
  )
  const types = property === 'picklist' ? all('type').filter(names) : []
  return (
    <section className="card" aria-label={t.usedBy}>
      <div className="card-head">
        <h2>{t.usedBy}</h2>
        <span className="muted">{fields.length + types.length}</span>
      </div>
      {fields.length + types.length === 0 ? (
        <p className="card-body muted">{t.notUsed}</p>
      ) : (
        <ul className="using-fields">
          {fields.map(use => (
            <li key={use.key}>
              <Link to={`/designer/drafts/${draft.id}/${use.to}`}>
                {use.of} › {use.words}
              </Link>
            </li>
          ))}
          {types.map(type => (
            <li key={type.id}>
              <Link to={`/designer/drafts/${draft.id}/type/${type.id}`}>
                {kinds.type} › {label(type)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
