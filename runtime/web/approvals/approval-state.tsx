/** How an approval stands, as a tag. */
import { useTranslation } from 'react-i18next'
import type { ApprovalState } from './approval.ts'
import './approvals.css'

export function ApprovalStateTag({ state, isBack }: { readonly state: ApprovalState; readonly isBack: boolean }) {
  const { t } = useTranslation()
  const shown = state === 'running' && isBack ? 'back' : state
  return <span className={`approval-state approval-${shown}`}>{t(`approvals.states.${shown}`)}</span>
}
