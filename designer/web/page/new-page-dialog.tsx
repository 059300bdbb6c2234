/** Makes a page with key fields, the object's form and its children below. */
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { useDraft } from '../draft/use-draft.ts'
import { NewDialog } from '../live/new-dialog.tsx'
import { newKey } from '../live/new-key.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

const keyTypes = new Set(['choice', 'reference', 'date', 'money'])
const [keyFields, relatedLists] = [4, 5]

export function NewPageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const { all } = useDraft()
  const contentOf = (object: ObjectDefinition) => {
    const shown = object.fields.filter(field => !field.retired)
    const header = shown.filter(field => keyTypes.has(field.type)).map(field => field.name)
    const form = all('form').find(item => item.object === object.name && (item.purpose ?? 'record') === 'record')
    const children = shown.filter(field => field.type === 'children' && !field.embedded)
    return {
      header: header.slice(0, keyFields),
      ...(form ? { form: form.name } : {}),
      related: children.slice(0, relatedLists).map(field => ({ id: newKey(), children: field.name, create: true })),
    }
  }
  return (
    <NewDialog
      kind="page"
      title={t.newTitle}
      hint={t.starts}
      ofObject
      usualLabel={object => object.label}
      onClose={onClose}
      make={object => (object ? contentOf(object) : {})}
    />
  )
}
