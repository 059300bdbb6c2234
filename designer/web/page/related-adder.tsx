/** Adds a related list in one step: of the records of any object that refer to this one, or of a query. */
import { Select } from 'antd'
import type { PageDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { referrersOf } from './referrers-of.ts'
import { texts } from './texts.ts'

interface RelatedAdderProps {
  readonly page: PageDefinition
  readonly onAdd: (source: { readonly object: string; readonly through: string } | { readonly query: string }) => void
}

export function RelatedAdder({ page, onAdd }: RelatedAdderProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all } = useDraft()
  const referring = referrersOf(all('object'), page.object).map(({ object, field }) => ({
    value: `object:${object.name}:${field.name}`,
    label: t.through(label(object), label(field)),
  }))
  const queries = all('query').map(query => ({ value: `query:${query.name}`, label: label(query) }))
  const add = (value: string | null) => {
    const [kind, name = '', through = ''] = value?.split(':') ?? []
    if (kind === 'object') onAdd({ object: name, through })
    if (kind === 'query') onAdd({ query: name })
  }
  return (
    <Select
      className="related-adder"
      aria-label={t.addRelated}
      placeholder={`+ ${t.addRelated}`}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { label: t.referring, title: t.referring, options: referring },
        { label: t.queries, title: t.queries, options: queries },
      ]}
      onChange={add}
    />
  )
}
