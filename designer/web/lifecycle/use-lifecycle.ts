/** A lifecycle with the words and colors of its states, and the edits that its canvases make. */
import { useMemo } from 'react'
import type { Choice, LifecycleDefinition, LocalizedText } from '#metadata/definitions.ts'
import { hueOf } from '#runtime/web/fields/choice-tag.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { newKey } from '../live/new-key.ts'
import { deriveName } from '../object/derive-name.ts'
import { choicesOf } from '../panel/draft-fields.ts'

export interface LifecycleHandle {
  readonly choices: readonly Choice[]
  readonly wordsOf: (code: string) => string
  readonly hueOf: (code: string) => string
  /** Choices that are no states yet. */
  readonly unused: readonly Choice[]
  readonly addState: (code: string) => Promise<void>
  readonly connect: (from: string, to: string) => Promise<void>
  /** Lets a transition begin in one more state. */
  readonly extend: (id: string, from: string) => Promise<void>
}

export function useLifecycle(lifecycle: LifecycleDefinition): LifecycleHandle {
  const { text } = useLocale()
  const draft = useDraft()
  const { select } = useSelection()
  const { kind, name } = lifecycle
  const field = draft.find('object', lifecycle.object)?.fields.find(item => item.name === lifecycle.field)
  const choices = useMemo(() => choicesOf(draft, field), [draft, field])
  const choiceOf = (code: string) => choices.find(choice => choice.code === code)
  const add = async (path: string, element: { readonly id: string }) => {
    const answer = await draft.run('add-element', { kind, name, path: [path], element })
    if (answer) select([path, element.id])
  }
  return {
    choices,
    wordsOf: code => text(choiceOf(code)?.label, code),
    hueOf: code => hueOf(choiceOf(code)?.color),
    unused: choices.filter(choice => !choice.retired && !lifecycle.states.some(state => state.code === choice.code)),
    addState: code => add('states', { id: newKey(), code, kind: 'open' } as { readonly id: string }),
    connect: (from, to) => {
      const label: LocalizedText = choiceOf(to)?.label ?? { en: to }
      const taken = lifecycle.transitions.map(item => item.name)
      const transition = { id: newKey(), name: deriveName({ en: to }, taken), label, from: [from], to }
      return add('transitions', transition)
    },
    extend: async (id, from) => {
      const found = lifecycle.transitions.find(item => item.id === id)
      if (!found) return
      const path = ['transitions', id, 'from']
      const answer = await draft.run('set-property', { kind, name, path, value: [...found.from, from] })
      if (answer) select(['transitions', id])
    },
  }
}
