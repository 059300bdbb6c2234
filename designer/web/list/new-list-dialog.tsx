/** Makes a list with a few columns that suit its object. */

import { useDraft } from '../draft/use-draft.ts'
import { NewDialog } from '../live/new-dialog.tsx'
import { usualFields } from '../live/usual-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

const columns = 6

export function NewListDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const { all } = useDraft()
  return (
    <NewDialog
      kind="list"
      title={t.newTitle}
      hint={t.defaultColumns}
      ofObject
      usualLabel={object => object.plural}
      onClose={onClose}
      make={object => ({
        columns: object ? usualFields(object, columns).map(field => ({ field })) : [],
        ...(all('list').some(list => list.object === object?.name && list.default) ? {} : { default: true }),
      })}
    />
  )
}
