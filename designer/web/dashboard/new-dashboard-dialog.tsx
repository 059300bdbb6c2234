/** Makes a dashboard, last among all, with a period and a person as filters to begin with. */
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'

const filters = [
  { id: 'period', type: 'period', label: { en: 'Period', 'zh-CN': '期间' }, default: 'this_quarter' },
  { id: 'person', type: 'user', label: { en: 'Person', 'zh-CN': '人员' } },
]

export function NewDashboardDialog({ onClose }: NewDialogProps) {
  const { all } = useDraft()
  const last = Math.max(0, ...all('dashboard').map(item => item.order ?? 0))
  return (
    <NewDefinitionDialog
      kind="dashboard"
      rest={{ order: Math.min(last + 10, 1000), filters, tiles: [] }}
      onClose={onClose}
    />
  )
}
