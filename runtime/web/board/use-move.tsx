/** Moves a record to another column: by the transition that leads there, or, where no lifecycle holds, by its field. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { get } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { MissingList } from '../lifecycle/missing-list.tsx'
import { readStateFacts } from '../lifecycle/read-state-facts.ts'
import { useTransition } from '../lifecycle/use-transition.tsx'
import { recordAddress } from '../record/record-answer.ts'
import { updateRecord } from '../record/save-record.ts'
import { lifecycleOf } from './board-columns.ts'

export interface Move {
  readonly record: StoredRecord
  readonly to: string
}

export interface Mover {
  readonly move: (wanted: Move) => Promise<void>
  /** The move that is under way: its record already stands in the new column. */
  readonly moving: Move | undefined
  readonly dialog: ReactNode
}

export function useMove(object: CatalogObject, field: string, onEnd: (move: Move, done: boolean) => void): Mover {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const [moving, setMoving] = useState<Move>()
  // What ends later asks for the move of then, not for the one that was drawn when it began.
  const current = useRef<Move>(undefined)
  const end = (wanted: Move | undefined, done: boolean) => {
    setMoving(undefined)
    if (wanted) onEnd(wanted, done)
  }
  const { start, dialog } = useTransition(object, done => end(current.current, done))

  const byField = async (wanted: Move) => {
    await updateRecord(object.name, wanted.record.id, wanted.record.rev, { [field]: wanted.to })
    await refreshRecords(client)
    end(wanted, true)
  }
  const byTransition = async (wanted: Move, lifecycle: LifecycleDefinition) => {
    const { record, to } = wanted
    const facts = (await readStateFacts(object.name, record.id)).find(item => item.lifecycle === lifecycle.name)
    const transition = facts?.transitions.find(item => item.to === to)
    if (!transition || facts?.state !== record[field]) {
      void message.warning(t('lifecycle.moved'))
      await refreshRecords(client)
      return end(wanted, false)
    }
    if (!transition.allowed) {
      const definition = lifecycle.transitions.find(item => item.name === transition.name)
      modal.warning({
        title: t('lifecycle.missing', { transition: label(definition) }),
        content: <MissingList missing={transition.missing} />,
        okText: t('common.close'),
      })
      return end(wanted, false)
    }
    const whole = transition.asks.length > 0 ? await get<StoredRecord>(recordAddress(object.name, record.id)) : record
    await start({ record: whole, lifecycle: lifecycle.name, transition })
  }
  const move = async (wanted: Move) => {
    current.current = wanted
    setMoving(wanted)
    try {
      const lifecycle = lifecycleOf(catalog, object, field, wanted.record)
      if (lifecycle && typeof wanted.record[field] === 'string') await byTransition(wanted, lifecycle)
      else await byField(wanted)
    } catch (error) {
      const [first] = isProblem(error) ? error.errors : []
      void message.error(first ? valueErrorText(first) : problemText(error))
      if (isProblem(error, 'record/stale')) await refreshRecords(client)
      end(wanted, false)
    }
  }
  return { move, moving, dialog }
}
