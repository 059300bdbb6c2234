/** The buttons that action definitions put on a record: open a form or list, change the record, follow a link. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ActionDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { valueAt } from '../api/path.ts'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { isBlank, isReference, type StoredRecord } from '../api/values.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Icon } from '../shell/icon.tsx'
import { listAddress } from '../shell/menu-address.ts'
import { ActionDialog } from './action-dialog.tsx'
import { useRecordDrawers } from './drawer-context.ts'
import { recordAddress } from './record-answer.ts'
import { valuesReferringTo } from './values-referring-to.ts'

interface RecordActionsProps {
  readonly object: CatalogObject
  readonly names: readonly string[]
  readonly record: StoredRecord
  readonly title: string
  readonly onDone: () => void
}

export function RecordActions({ object, names, record, title, onDone }: RecordActionsProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const { modal, message } = App.useApp()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const { create } = useRecordDrawers()
  const [asking, setAsking] = useState<ActionDefinition>()

  const update = async (action: ActionDefinition, input: Record<string, unknown>) => {
    await post(`${recordAddress(object.name, record.id)}/actions/${encodeURIComponent(action.name)}`, { input })
    void message.success(t('record.actionDone', { action: label(action) }))
    onDone()
  }
  const runs: Readonly<Record<ActionDefinition['does'], (action: ActionDefinition) => void | Promise<void>>> = {
    open: action => {
      if (action.list) return void navigate(listAddress(catalog, action.list) ?? '/')
      const form = action.form ? catalog.forms.get(action.form) : undefined
      const target = form ? catalog.objects.get(form.object) : undefined
      if (!form || !target) return
      create({
        object: target.name,
        purpose: form.purpose ?? 'record',
        form: form.name,
        recordType: form.recordTypes?.length === 1 ? form.recordTypes[0] : undefined,
        values: valuesReferringTo(target, object, { id: record.id, title }, record),
        onSaved: onDone,
      })
    },
    update: async action => {
      if (action.input?.length) return setAsking(action)
      await update(action, {}).catch(error => void message.error(problemText(error)))
    },
    link: action => {
      const address = linkOf(action.link ?? '', record)
      if (address) open(address, '_blank', 'noopener,noreferrer')
      else void message.info(t('record.linkEmpty'))
    },
  }
  const start = (action: ActionDefinition) => {
    if (!action.confirm) return void runs[action.does](action)
    modal.confirm({
      title: text(action.confirm),
      okText: label(action),
      cancelText: t('common.cancel'),
      onOk: () => runs[action.does](action),
    })
  }
  const actions = names.flatMap(name => catalog.actions.get(name) ?? [])
  return (
    <>
      {actions.map(action => (
        <Button
          key={action.id}
          onClick={() => start(action)}
          {...(action.icon ? { icon: <Icon name={action.icon} label={label(action)} /> } : {})}
        >
          {label(action)}
        </Button>
      ))}
      {asking ? (
        <ActionDialog
          action={asking}
          object={object}
          record={record}
          onRun={input => update(asking, input)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </>
  )
}

/** The address with the record's values in it; nothing when one of them is empty or it is no web address. */
function linkOf(template: string, record: StoredRecord): string | undefined {
  let empty = false
  const address = template.replace(/\{([^}]+)\}/g, (whole, path: string) => {
    const value = valueAt(record, path.trim())
    if (isBlank(value)) empty = true
    const words = isReference(value) ? value.title : String(value ?? '')
    return whole === template ? words : encodeURIComponent(words)
  })
  return !empty && /^(https?:|mailto:|tel:)/i.test(address) ? address : undefined
}
