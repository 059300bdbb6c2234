/** What the parts of the form canvas share: the form, what is open, and the acts, each of which is one command. */
import { createContext, useContext } from 'react'
import type { FormDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '#runtime/web/api/catalog.ts'

export interface FormActs {
  readonly placeField: (field: string, section: string, after: string | null | undefined) => void
  readonly moveItem: (field: string, section: string, after: string | null) => void
  readonly removeItem: (field: string) => void
  readonly moveSection: (section: string, tab: string, after: string | null) => void
  readonly addSection: (tab: string) => void
  readonly removeSection: (section: string) => void
  readonly moveTab: (tab: string, after: string | null) => void
  readonly addTab: () => void
  readonly removeTab: (tab: string) => void
  readonly set: (path: readonly string[], value: unknown) => void
}

export interface FormEditing {
  readonly form: FormDefinition
  readonly object: CatalogObject
  readonly acts: FormActs
  readonly readOnly: boolean
  readonly openTab: string
  readonly showTab: (id: string) => void
}

export const FormEditingContext = createContext<FormEditing | undefined>(undefined)

/** The form that is edited; only below its canvas. */
export function useFormEditing(): FormEditing {
  const editing = useContext(FormEditingContext)
  if (!editing) throw new Error('No form above this component')
  return editing
}
