/** Makes a query that shows a few fields of its object. */
import { NewDialog } from '../live/new-dialog.tsx'
import { usualFields } from '../live/usual-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

const fields = 5

export function NewQueryDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  return (
    <NewDialog
      kind="query"
      title={t.newTitle}
      hint={t.starts}
      ofObject
      usualLabel={object => object.plural}
      onClose={onClose}
      make={object => ({ select: object ? usualFields(object, fields) : [] })}
    />
  )
}
