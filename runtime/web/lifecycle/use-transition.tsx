/** Leads a record through a transition: asks for what it needs, sends it, says clearly what went wrong. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { recordTitle } from '../fields/record-title.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { choicesOf } from './lifecycles-for.ts'
import { runTransition } from './run-transition.ts'
import type { TransitionFacts } from './state-facts.ts'
import { TransitionDialog } from './transition-dialog.tsx'

export interface TransitionStart {
  readonly record: StoredRecord
  readonly lifecycle: string
  readonly transition: TransitionFacts
}

export interface TransitionRunner {
  readonly start: (wanted: TransitionStart) => Promise<void>
  /** Name of the transition that is on its way. */
  readonly busy: string | undefined
  /** To be drawn by whoever starts. */
  readonly dialog: ReactNode
}

/** `onEnd` tells whether the record is in its new state. */
export function useTransition(object: CatalogObject, onEnd: (done: boolean) => void): TransitionRunner {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, locale } = useLocale()
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const [asking, setAsking] = useState<TransitionStart>()
  const [busy, setBusy] = useState<string>()
  const wordsOf = ({ lifecycle, transition }: TransitionStart) =>
    label(catalog.lifecycles.get(lifecycle)?.transitions.find(item => item.name === transition.name))
  const isDangerous = ({ lifecycle, transition }: TransitionStart) =>
    catalog.lifecycles.get(lifecycle)?.transitions.find(item => item.name === transition.name)?.danger === true

  const stateOf = ({ lifecycle, transition: { to } }: TransitionStart) => {
    const definition = catalog.lifecycles.get(lifecycle)
    return text(definition && choicesOf(object, definition.field).find(choice => choice.code === to)?.label, to)
  }

  const send = async (wanted: TransitionStart, values?: Readonly<Record<string, unknown>>, comment?: string) => {
    const { record, lifecycle, transition } = wanted
    try {
      await runTransition(object.name, record, {
        lifecycle,
        transition: transition.name,
        ...(values ? { values } : {}),
        comment,
      })
    } catch (error) {
      if (!isProblem(error, 'lifecycle/moved') && !isProblem(error, 'record/stale')) throw error
      void message.warning(t('lifecycle.moved'))
      setAsking(undefined)
      await refreshRecords(client)
      return onEnd(false)
    }
    void message.success(t('lifecycle.done', { title: recordTitle(object, record, locale), state: stateOf(wanted) }))
    setAsking(undefined)
    await refreshRecords(client)
    onEnd(true)
  }

  const start = async (wanted: TransitionStart) => {
    if (wanted.transition.asks.length > 0 || isDangerous(wanted)) return setAsking(wanted)
    setBusy(wanted.transition.name)
    try {
      await send(wanted)
    } catch (error) {
      const errors = isProblem(error) ? error.errors : []
      modal.error({
        title: problemText(error),
        content:
          errors.length > 0 ? (
            <ul className="missing-list">
              {errors.map(item => (
                <li key={item.pointer + item.code + item.message}>{valueErrorText(item)}</li>
              ))}
            </ul>
          ) : null,
        okText: t('common.close'),
      })
      onEnd(false)
    } finally {
      setBusy(undefined)
    }
  }
  const dialog = asking ? (
    <TransitionDialog
      object={object}
      record={asking.record}
      transition={asking.transition}
      words={wordsOf(asking)}
      danger={isDangerous(asking)}
      onSend={(values, comment) => send(asking, values, comment)}
      onClose={() => {
        setAsking(undefined)
        onEnd(false)
      }}
    />
  ) : null
  return { start, busy, dialog }
}
