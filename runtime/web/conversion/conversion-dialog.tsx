/** Turns a record into others: what is made, with which values, or which existing record is taken instead. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ConversionDefinition } from '#metadata/definitions.ts'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { get, post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { type AnyReference, isBlank, type StoredRecord } from '../api/values.ts'
import { createBody, writeValue } from '../form/write-values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { recordAddress } from '../record/record-answer.ts'
import { Loaded } from '../shell/loaded.tsx'
import './conversion.css'
import { type Choice, faultsByTarget, firstChoice, type Target } from './conversion-choice.ts'
import { ConversionTarget } from './conversion-target.tsx'

interface ConversionDialogProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly conversion: ConversionDefinition
  readonly onDone: () => void
  readonly onClose: () => void
}

export function ConversionDialog({ object, record, conversion, onDone, onClose }: ConversionDialogProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const address = `${recordAddress(object.name, record.id)}/conversions/${encodeURIComponent(conversion.name)}`
  const proposal = useQuery({
    queryKey: ['conversion', object.name, record.id, conversion.name],
    queryFn: async ({ signal }) => (await get<{ targets: Target[] }>(address, signal)).targets,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const choiceOf = (target: Target): Choice => choices[target.name] ?? firstChoice(target)
  const isTyped = Object.keys(choices).length > 0
  const faults = faultsByTarget(isProblem(error) ? error.errors : [])

  const close = () => {
    if (!isTyped) return onClose()
    void modal.confirm({
      title: t('conversion.closeTitle'),
      content: t('conversion.closeHint'),
      okText: t('record.leave'),
      cancelText: t('record.stay'),
      onOk: onClose,
    })
  }
  const convert = async (targets: readonly Target[]) => {
    setBusy(true)
    setError(undefined)
    try {
      const body = Object.fromEntries(
        targets.map(target => {
          const choice = choiceOf(target)
          if (choice.kind === 'skip') return [target.name, { skip: true }]
          if (choice.kind === 'existing') return [target.name, { existing: choice.record?.id }]
          const fields = catalog.objects.get(target.object)?.fields ?? []
          return [
            target.name,
            { values: { ...cleared(target, fields, choice), ...createBody(catalog.objects, fields, choice.values) } },
          ]
        }),
      )
      const { made } = await post<{ made: Record<string, AnyReference> }>(address, { targets: body })
      await refreshRecords(client)
      const last = Object.values(made).at(-1)
      void message.success(
        t('conversion.done', {
          title: Object.values(made)
            .map(item => item.title)
            .join(', '),
        }),
      )
      onDone()
      onClose()
      if (last) navigate(`/records/${encodeURIComponent(last.object)}/${last.id}`)
    } catch (failure) {
      setError(failure)
      setBusy(false)
      showFirstFault()
    }
  }
  const incomplete = (proposal.data ?? []).some(target => {
    const choice = choiceOf(target)
    return choice.kind === 'existing' && !choice.record
  })
  return (
    <Modal
      open
      width={760}
      title={label(conversion)}
      className="conversion-dialog"
      mask={{ closable: false }}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {t('common.cancel')}
        </Button>,
        <Button
          key="ok"
          type="primary"
          loading={busy}
          disabled={!proposal.data || incomplete}
          onClick={() => void convert(proposal.data ?? [])}
        >
          {label(conversion)}
        </Button>,
      ]}
    >
      <Loaded query={proposal}>
        {targets => (
          <div className="stack">
            {targets.map(target => (
              <ConversionTarget
                key={target.name}
                target={target}
                choice={choiceOf(target)}
                filled={filledBySystem(conversion, target.name)}
                faults={faults.get(target.name) ?? []}
                onChange={choice => setChoices({ ...choices, [target.name]: choice })}
              />
            ))}
          </div>
        )}
      </Loaded>
      {error ? (
        <div className="notice notice-error" role="alert" style={{ marginTop: 12 }}>
          {problemText(error)}
          {(faults.get('') ?? []).map(item => (
            <p key={item.error.pointer + item.error.code}>{valueErrorText(item.error)}</p>
          ))}
        </div>
      ) : null}
    </Modal>
  )
}

/** Proposed values that were emptied: what is not said would be filled in as proposed. */
function cleared({ values }: Target, fields: readonly CatalogField[], choice: Choice): Record<string, unknown> {
  const emptied = fields.filter(({ name }) => !isBlank(values[name]) && isBlank(choice.values[name]))
  return Object.fromEntries(emptied.map(field => [field.name, writeValue(field, undefined)]))
}

/** Takes the person to what is wrong, which may lie below what is to be seen. */
function showFirstFault(): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>('.conversion-dialog [aria-invalid="true"], .conversion-dialog [role="alert"]')
      ?.focus(),
  )
}

/** Fields that lead to another target's record, or to the source. */
function filledBySystem(conversion: ConversionDefinition, target: string): ReadonlySet<string> {
  const fields = conversion.targets.find(item => item.name === target)?.fields ?? []
  return new Set(fields.filter(item => item.made !== undefined || item.source === true).map(item => item.field))
}
