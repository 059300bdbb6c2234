/**
 * Loads a draft and keeps it in step: edits are sent one after the other and their answers put in place; what others
 * do is noticed by the draft's version, asked for every few seconds.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import {
  type Draft,
  type EditAnswer,
  readDefinitions,
  readDraft,
  readFindings,
  sendCommand,
  sendRedo,
  sendUndo,
} from '../api/draft-api.ts'
import type { DefinitionOf, DraftHandle, KindName } from './use-draft.ts'

interface Loaded {
  readonly version: number
  readonly definitions: readonly Definition[]
}

interface Found {
  readonly version: number
  readonly findings: readonly Finding[]
}

const lookEvery = 3000

/** The handle, or undefined while it is loading, or the error that kept it from that. */
export function useDraftHandle(id: string): { handle?: DraftHandle; error?: unknown; retry: () => void } {
  const client = useQueryClient()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => readDraft(id, signal),
    refetchInterval: id.startsWith('revision-') ? false : lookEvery,
  })
  const content = useQuery<Loaded>({
    queryKey: ['draft', id, 'definitions'],
    queryFn: ({ signal }) => readDefinitions(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const found = useQuery<Found>({
    queryKey: ['draft', id, 'findings'],
    queryFn: ({ signal }) => readFindings(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [pending, setPending] = useState(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const latest = draft.data?.version
  const known = content.data?.version
  useEffect(() => {
    if (latest === undefined || known === undefined || latest <= known || pending > 0) return
    for (const part of ['definitions', 'findings', 'steps', 'catalog']) {
      void client.invalidateQueries({ queryKey: ['draft', id, part] })
    }
  }, [client, id, latest, known, pending])

  const take = useCallback(
    (answer: EditAnswer) => {
      const { version } = answer.draft
      client.setQueryData<Draft>(['draft', id], answer.draft)
      client.setQueryData<Loaded>(['draft', id, 'definitions'], old => {
        if (!old) return old
        const gone = new Set(answer.removed)
        const changed = new Map(answer.changed.map(item => [item.id, item]))
        const kept = old.definitions.filter(item => !gone.has(item.id)).map(item => changed.get(item.id) ?? item)
        const ids = new Set(kept.map(item => item.id))
        return { version, definitions: [...kept, ...answer.changed.filter(item => !ids.has(item.id))] }
      })
      client.setQueryData<Found>(['draft', id, 'findings'], { version, findings: answer.findings })
      for (const part of ['steps', 'catalog', 'labels']) {
        void client.invalidateQueries({ queryKey: ['draft', id, part] })
      }
    },
    [client, id],
  )

  const send = useCallback(
    (work: (seen: number) => Promise<EditAnswer>, expected: readonly string[] = []) => {
      const task = async (): Promise<EditAnswer | undefined> => {
        const seen = client.getQueryData<Loaded>(['draft', id, 'definitions'])?.version ?? 0
        try {
          const answer = await work(seen)
          take(answer)
          return answer
        } catch (error) {
          if (isProblem(error) && expected.includes(error.code)) throw error
          void message.error(problemText(error), 6)
          if (isProblem(error, 'definition/stale') || isProblem(error, 'draft/discarded')) {
            await client.invalidateQueries({ queryKey: ['draft', id] })
          }
          return undefined
        }
      }
      setPending(count => count + 1)
      const done = queue.current.then(task).finally(() => setPending(count => count - 1))
      queue.current = done.catch(() => undefined)
      return done
    },
    [client, id, message, problemText, take],
  )

  const handle = useMemo((): DraftHandle | undefined => {
    if (!draft.data || !content.data || !found.data) return undefined
    const { definitions } = content.data
    const ids = new Map(definitions.map(item => [item.id, item]))
    const byKind = Map.groupBy(definitions, item => item.kind)
    const findingsBy = Map.groupBy(found.data.findings, item => item.definition)
    return {
      draft: draft.data,
      definitions,
      all: <K extends KindName>(kind: K) => (byKind.get(kind) ?? []) as DefinitionOf<K>[],
      find: <K extends KindName>(kind: K, name: string | undefined) =>
        byKind.get(kind)?.find(item => item.name === name) as DefinitionOf<K> | undefined,
      byId: wanted => (wanted === undefined ? undefined : ids.get(wanted)),
      findings: found.data.findings,
      findingsOf: wanted => findingsBy.get(wanted) ?? [],
      readOnly: draft.data.discardedAt !== null || id.startsWith('revision-'),
      run: (command, args, expected) => send(seen => sendCommand(id, command, args, seen), expected),
      undo: async () => void (await send(seen => sendUndo(id, seen))),
      redo: async () => void (await send(seen => sendRedo(id, seen))),
      busy: pending > 0,
    }
  }, [draft.data, content.data, found.data, send, id, pending])

  const error = draft.error ?? content.error ?? found.error
  return {
    ...(handle ? { handle } : {}),
    ...(error && !handle ? { error } : {}),
    retry: () => void client.invalidateQueries({ queryKey: ['draft', id] }),
  }
}
