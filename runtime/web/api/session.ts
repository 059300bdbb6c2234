/** Who is signed in and what they may see: `useSession()` anywhere below the signed-in part of the app. */
import { createContext, useContext } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Catalog, CatalogObject } from './catalog.ts'
import type { Reference } from './values.ts'

export interface Me {
  readonly user: {
    readonly id: string
    readonly name: string
    readonly login: string
    readonly email?: string | null
    readonly phone?: string | null
    readonly locale?: string | null
    readonly time_zone?: string | null
    readonly notification_mail?: boolean
    readonly unit?: Reference | null
  }
  readonly roles: readonly { readonly id: string; readonly name: string; readonly label: LocalizedText }[]
  readonly system: readonly string[]
  readonly mustChangePassword: boolean
  readonly revision: number
  readonly timeZone: string
}

export interface Session {
  readonly me: Me
  readonly catalog: Catalog
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The session; only below the signed-in part of the app. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No session above this component')
  return session
}

/** One object of the catalog, or nothing when this person may not see it. */
export function useObject(name: string | undefined): CatalogObject | undefined {
  const { catalog } = useSession()
  return name === undefined ? undefined : catalog.objects.get(name)
}
