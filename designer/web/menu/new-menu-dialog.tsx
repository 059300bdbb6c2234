/** Makes a suite, last among all, with one group to begin with. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { useDraft } from '../draft/use-draft.ts'
import { NewDialog } from '../live/new-dialog.tsx'
import { newKey } from '../live/new-key.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

const general: LocalizedText = { en: 'General', 'zh-CN': '常用' }

export function NewMenuDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const { all } = useDraft()
  const last = Math.max(0, ...all('menu').map(menu => menu.order ?? 0))
  return (
    <NewDialog
      kind="menu"
      title={t.newTitle}
      hint={t.starts}
      ofObject={false}
      onClose={onClose}
      make={() => ({ order: Math.min(last + 10, 1000), groups: [{ id: newKey(), label: general, items: [] }] })}
    />
  )
}
