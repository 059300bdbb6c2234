/** What every dialog in which a definition is made is given. */
export interface NewDialogProps {
  readonly onClose: () => void
}
