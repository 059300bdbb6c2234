/** Nothing here yet: a sentence and the next useful act. */
import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly text: string
  readonly hint?: string | undefined
  readonly action?: ReactNode
  readonly small?: boolean
}

export function EmptyState({ text, hint, action, small }: EmptyStateProps) {
  return (
    <div className={small ? 'state state-small' : 'state'}>
      {small ? null : (
        <span className="state-icon">
          <InboxOutlined aria-hidden />
        </span>
      )}
      <strong>{text}</strong>
      {hint ? <p>{hint}</p> : null}
      {action ? <div className="state-actions">{action}</div> : null}
    </div>
  )
}
