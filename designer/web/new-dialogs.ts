/** The dialogs in which definitions are made; a kind without one is made in the canvas of another. */
import type { ComponentType } from 'react'
import type { KindName } from './draft/use-draft.ts'

export interface NewDialogProps {
  readonly onClose: () => void
}

export const newDialogs: Partial<Record<KindName, ComponentType<NewDialogProps>>> = {}
