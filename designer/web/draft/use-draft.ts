/** The draft that is open: what is in it, what is wrong with it, and the one way to change it. */
import { createContext, useContext } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import type { Draft, EditAnswer } from '../api/draft-api.ts'

export type KindName = Definition['kind']
export type DefinitionOf<K extends KindName> = Extract<Definition, { kind: K }>

export interface DraftHandle {
  readonly draft: Draft
  /** All definitions, in named form. */
  readonly definitions: readonly Definition[]
  all<K extends KindName>(kind: K): readonly DefinitionOf<K>[]
  find<K extends KindName>(kind: K, name: string | undefined): DefinitionOf<K> | undefined
  byId(id: string | undefined): Definition | undefined
  readonly findings: readonly Finding[]
  findingsOf(id: string): readonly Finding[]
  /** Nothing can be edited: a revision of the past, or a draft that was discarded. */
  readonly readOnly: boolean
  /** Edits wait for each other. A refusal is shown and answers undefined, unless its code is expected: then it is thrown. */
  run(command: string, args: object, expected?: readonly string[]): Promise<EditAnswer | undefined>
  undo(): Promise<void>
  redo(): Promise<void>
  /** An edit is under way. */
  readonly busy: boolean
}

export const DraftContext = createContext<DraftHandle | undefined>(undefined)

/** The open draft; only below the draft's frame. */
export function useDraft(): DraftHandle {
  const handle = useContext(DraftContext)
  if (!handle) throw new Error('No draft above this component')
  return handle
}
