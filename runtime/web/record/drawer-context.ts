/** Opens forms of new records over whatever is on the screen, several on top of each other if need be. */
import { createContext, useContext } from 'react'
import type { Reference } from '../api/values.ts'
import type { FormPurpose } from '../form/choose-form.ts'

export interface CreateRequest {
  readonly object: string
  readonly purpose: FormPurpose
  readonly recordType?: string | undefined
  readonly values?: Readonly<Record<string, unknown>>
  /** A form by name, in place of the object's usual one. */
  readonly form?: string | undefined
  /** Called instead of opening the new record. */
  readonly onSaved?: (saved: Reference) => void
}

export interface RecordDrawersApi {
  readonly create: (request: CreateRequest) => void
}

export const DrawerContext = createContext<RecordDrawersApi>({ create: () => undefined })

/** What opens a form over the screen. */
export const useRecordDrawers = (): RecordDrawersApi => useContext(DrawerContext)
