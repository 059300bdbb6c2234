/** A box that shows at once what was ticked, while the server is still told. */
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useOptimistic } from '../drag/use-optimistic.ts'

interface PromptCheckboxProps {
  readonly checked: boolean
  readonly disabled?: boolean
  /** Its name, where nothing stands beside it. */
  readonly label?: string
  readonly onChange: (checked: boolean) => Promise<unknown>
  readonly children?: ReactNode
}

export function PromptCheckbox({ checked, disabled, label, onChange, children }: PromptCheckboxProps) {
  const [shown, guess] = useOptimistic(checked)
  return (
    <Checkbox
      checked={shown}
      disabled={disabled ?? false}
      {...(label ? { 'aria-label': label } : {})}
      onChange={({ target }) => guess(target.checked, () => onChange(target.checked))}
    >
      {children}
    </Checkbox>
  )
}
