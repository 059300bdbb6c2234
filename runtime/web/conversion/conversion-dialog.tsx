/** Turns a record into others: what is made, with which values, or which existing record is taken instead. */

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ConversionDefinition, LocalizedText } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { isProblem } from '../api/problem.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { get, post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { AnyReference, RecordValues, Reference, StoredRecord } from '../api/values.ts'
import { FieldInput, isEditable } from '../fields/field-input.tsx'
import { RecordPicker } from '../fields/record-picker.tsx'
import { createBody } from '../form/write-values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { recordAddress } from '../record/record-answer.ts'
import { Loaded } from '../shell/loaded.tsx'
import './conversion.css'
import { Labelled } from '../shell/labelled.tsx'

interface Target {
  readonly name: string
  readonly label?: LocalizedText
  readonly object: string
  readonly optional?: boolean
  readonly values: RecordValues
  readonly matches: readonly Reference[]
}

type Choice =
  | { readonly kind: 'new'; readonly values: RecordValues }
  | { readonly kind: 'existing'; readonly record: Reference | undefined }
  | { readonly kind: 'skip' }

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
  const { message } = App.useApp()
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
  const choiceOf = (target: Target): Choice =>
    choices[target.name] ??
    (target.matches[0] ? { kind: 'existing', record: target.matches[0] } : { kind: 'new', values: target.values })

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
          return [target.name, { values: createBody(catalog.objects, fields, choice.values) }]
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
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
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
              <TargetCard
                key={target.name}
                target={target}
                choice={choiceOf(target)}
                filled={filledBySystem(conversion, target.name)}
                onChange={choice => setChoices({ ...choices, [target.name]: choice })}
              />
            ))}
          </div>
        )}
      </Loaded>
      {error ? (
        <div className="notice notice-error" role="alert" style={{ marginTop: 12 }}>
          {problemText(error)}
          {isProblem(error)
            ? error.errors.map(item => (
                <p key={item.pointer + item.code}>{`${item.pointer.slice(1)}: ${valueErrorText(item)}`}</p>
              ))
            : null}
        </div>
      ) : null}
    </Modal>
  )
}

interface TargetCardProps {
  readonly target: Target
  /** Fields that the conversion fills in from what it makes. */
  readonly filled: ReadonlySet<string>
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}

function TargetCard({ target, filled, choice, onChange }: TargetCardProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const object = catalog.objects.get(target.object)
  if (!object) return null
  const title = text(target.label, label(object))
  const values = choice.kind === 'new' ? choice.values : target.values
  return (
    <fieldset className="conversion-target">
      <legend>{title}</legend>
      {target.optional ? (
        <Checkbox
          checked={choice.kind !== 'skip'}
          onChange={event => onChange(event.target.checked ? { kind: 'new', values: target.values } : { kind: 'skip' })}
        >
          {t('conversion.make', { object: title })}
        </Checkbox>
      ) : null}
      {choice.kind === 'skip' ? null : (
        <>
          <Radio.Group
            value={choice.kind}
            onChange={event =>
              onChange(
                event.target.value === 'new'
                  ? { kind: 'new', values: target.values }
                  : { kind: 'existing', record: target.matches[0] },
              )
            }
            options={[
              { value: 'new', label: t('conversion.new') },
              { value: 'existing', label: t('conversion.existing') },
            ]}
          />
          {choice.kind === 'existing' ? (
            <div className="stack">
              {target.matches.length > 0 ? <p className="muted">{t('conversion.matches')}</p> : null}
              <RecordPicker
                object={object}
                value={choice.record}
                onChange={record => onChange({ kind: 'existing', record })}
                aria={{ 'aria-label': title }}
              />
            </div>
          ) : (
            <TargetValues
              target={target}
              filled={filled}
              object={object}
              values={values}
              onChange={next => onChange({ kind: 'new', values: next })}
            />
          )}
        </>
      )}
    </fieldset>
  )
}

interface TargetValuesProps {
  readonly target: Target
  readonly filled: ReadonlySet<string>
  readonly object: CatalogObject
  readonly values: RecordValues
  readonly onChange: (values: RecordValues) => void
}

/** The proposed values, and the required fields that nothing was proposed for. */
function TargetValues({ target, filled, object, values, onChange }: TargetValuesProps) {
  const { label } = useLocale()
  const names = new Set(Object.keys(target.values))
  const fields = object.fields.filter(
    field =>
      isEditable(field) &&
      (!field.system || field.name === 'record_type') &&
      field.type !== 'file' &&
      !filled.has(field.name) &&
      (names.has(field.name) || (field.required === true && !('default' in field && field.default !== undefined))),
  )
  return (
    <div className="conversion-fields">
      {fields.map(field => {
        return (
          <Labelled label={label(field)} key={field.name} htmlFor={`convert-${target.name}-${field.name}`}>
            <FieldInput
              id={`convert-${target.name}-${field.name}`}
              field={field}
              value={values[field.name] ?? undefined}
              onChange={next => onChange({ ...values, [field.name]: next })}
              rows={2}
            />
          </Labelled>
        )
      })}
    </div>
  )
}

/** Fields that lead to another target's record, or to the source. */
function filledBySystem(conversion: ConversionDefinition, target: string): ReadonlySet<string> {
  const fields = conversion.targets.find(item => item.name === target)?.fields ?? []
  return new Set(fields.filter(item => item.made !== undefined || item.source === true).map(item => item.field))
}
