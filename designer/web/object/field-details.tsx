/** What distinguishes a field from others of its type: where it leads, what it offers, how it is limited. */
import { Link } from 'react-router'
import type { FieldDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function FieldDetails({ field }: { readonly field: FieldDefinition }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const marks = [field.retired ? t.retired : '', field.personal ? t.personal : ''].filter(text => text !== '')
  return (
    <>
      {detailsOf()}
      {marks.map(mark => (
        <span key={mark} className="field-mark">
          {mark}
        </span>
      ))}
    </>
  )

  function detailsOf() {
    switch (field.type) {
      case 'reference':
      case 'children':
        return <DefinitionLink kind="object" name={field.target} />
      case 'anyReference':
        return field.targets.map((name, index) => (
          <span key={name}>
            {index > 0 ? ' · ' : ''}
            <DefinitionLink kind="object" name={name} />
          </span>
        ))
      case 'autoNumber':
        return <DefinitionLink kind="numbering" name={field.numbering} />
      case 'choice':
      case 'multiChoice':
        if (field.picklist) return <DefinitionLink kind="picklist" name={field.picklist} />
        if (field.choices) return <span className="muted">{t.choices(integer(field.choices.length))}</span>
        return dataTypeOf()
      case 'text':
      case 'longText':
        return field.maxLength === undefined ? (
          dataTypeOf()
        ) : (
          <span className="muted">≤ {integer(field.maxLength)}</span>
        )
      case 'rating':
        return <span className="muted">≤ {integer(field.stars ?? 5)} ★</span>
      case 'integer':
      case 'decimal':
      case 'money':
      case 'percent':
        return field.min === undefined && field.max === undefined ? (
          dataTypeOf()
        ) : (
          <span className="muted">
            {bound(field.min)} – {bound(field.max)}
          </span>
        )
      default:
        return dataTypeOf()
    }
  }

  function bound(text: string | undefined) {
    return text === undefined ? '…' : integer(Number(text))
  }

  function dataTypeOf() {
    return 'dataType' in field && field.dataType ? <DefinitionLink kind="type" name={field.dataType} /> : null
  }
}

function DefinitionLink({ kind, name }: { readonly kind: KindName; readonly name: string }) {
  const { label } = useLocale()
  const { draft, find } = useDraft()
  const found = find(kind, name)
  if (!found) return <span className="error-text">{name}</span>
  return <Link to={`/designer/drafts/${draft.id}/${kind}/${found.id}`}>{label(found)}</Link>
}
