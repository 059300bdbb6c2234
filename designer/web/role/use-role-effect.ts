/** What the role of the draft would mean for the people who hold it, counted on live data by the server. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { get, queryString } from '#runtime/web/api/request.ts'
import { useDraft } from '../draft/use-draft.ts'
import type { Right, Scope } from './scopes.ts'

interface Person {
  readonly id: string
  /** Null for whom one may not see. */
  readonly name: string | null
}

export interface RightEffect {
  readonly right: Right
  readonly before: Scope
  readonly after: Scope
  readonly gain: number
  readonly lose: number
  readonly example?: Person & { readonly before?: number; readonly after?: number }
}

export interface ObjectEffect {
  /** Id. */
  readonly object: string
  readonly before?: number
  readonly after?: number
  readonly rights: readonly RightEffect[]
}

export interface FieldEffect {
  /** Ids. */
  readonly object: string
  readonly field: string
  readonly people: number
}

export interface RoleEffect {
  readonly people: number
  readonly gain: number
  readonly lose: number
  readonly person: Person | null
  readonly others: readonly Person[]
  readonly objects: readonly ObjectEffect[]
  readonly fields: readonly FieldEffect[]
  readonly system: readonly { readonly right: string; readonly granted: boolean; readonly people: number }[]
}

export interface RoleEffectHandle {
  /** undefined while it is counted for the first time, null when the draft cannot be compiled. */
  readonly effect: RoleEffect | null | undefined
  readonly isCounting: boolean
  readonly count: (person: string) => void
}

/** Counts again whenever the draft changes; what was counted last stays in place meanwhile. */
export function useRoleEffect(role: RoleDefinition): RoleEffectHandle {
  const { draft } = useDraft()
  const [person, count] = useState<string>()
  const query = useQuery({
    queryKey: ['draft', draft.id, 'role-effect', role.id, person, draft.version],
    queryFn: ({ signal }) =>
      get<{ effect: RoleEffect | null }>(
        `/api/designer/drafts/${draft.id}/role-effect${queryString({ role: role.name, person })}`,
        signal,
      ),
    placeholderData: before => before,
    staleTime: 60_000,
    retry: false,
  })
  return { effect: query.isError ? null : query.data?.effect, isCounting: query.isFetching, count }
}
