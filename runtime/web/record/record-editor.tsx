/** A form with everything around it: restored input, duplicates, what the server refused, conflict, save bar. */
import { Button } from 'antd'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues, StoredRecord } from '../api/values.ts'
import { chooseForm, type FormPurpose } from '../form/choose-form.ts'
import { RecordForm } from '../form/record-form.tsx'
import { useFormRules } from '../form/use-form-rules.ts'
import { createBody, updateBody } from '../form/write-values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { controlOfNew, controlOfRecord, withControl } from '../lifecycle/control-form.ts'
import { lifecyclesFor } from '../lifecycle/lifecycles-for.ts'
import type { StateFacts } from '../lifecycle/state-facts.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { DuplicateWarning } from './duplicate-warning.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { LostValues } from './lost-values.tsx'
import { useEditor } from './use-editor.ts'

interface RecordEditorProps {
  readonly object: CatalogObject
  readonly purpose: FormPurpose
  readonly formName?: string | undefined
  readonly record?: StoredRecord | undefined
  /** The states of the record. */
  readonly lifecycles?: readonly StateFacts[] | undefined
  readonly recordType?: string | undefined
  readonly initial?: RecordValues | undefined
  readonly place: 'page' | 'drawer'
  readonly onSaved: (saved: StoredRecord) => void
  readonly onCancel: () => void
}

export function RecordEditor(props: RecordEditorProps) {
  const { object, purpose, formName, record, lifecycles, recordType, initial, place, onSaved, onCancel } = props
  const { t } = useTranslation()
  const { catalog, me } = useSession()
  const { text } = useLocale()
  const formId = useId().replaceAll(':', '')
  const form = useMemo(
    () => (formName ? catalog.forms.get(formName) : undefined) ?? chooseForm(catalog, object, recordType, purpose),
    [catalog, object, recordType, purpose, formName],
  )
  const editor = useEditor({ object, form, record, recordType, initial, onSaved })

  const fields = useMemo(() => object.fields.filter(field => !field.system), [object])
  const said = useFormRules({
    object: object.name,
    asks: object.asks === true,
    form: formName ?? ('name' in form ? String(form.name) : undefined),
    id: editor.base?.id,
    values: {
      ...(recordType && !editor.base ? { record_type: recordType } : {}),
      ...(editor.base
        ? updateBody(catalog.objects, fields, editor.base, editor.values)
        : createBody(catalog.objects, fields, editor.values)),
    },
    typed: editor.values,
    onSet: editor.change,
  })
  const control = useMemo(() => {
    const known = lifecyclesFor(catalog, object.name, recordType ?? (object.recordTypes?.length ? '' : undefined))
    if (editor.base) return controlOfRecord(known, lifecycles ?? [])
    return controlOfNew(object, known, new Set(me.roles.map(role => role.name)), editor.values)
  }, [catalog, object, recordType, editor.base, editor.values, lifecycles, me])
  const rules = useMemo(() => withControl(said, control), [said, control])
  const warnings = rules?.messages.filter(message => message.level === 'warning' && message.field === null) ?? []

  return (
    <div className={place === 'page' ? 'card' : 'editor-drawer'}>
      <LeaveGuard active={place === 'page' && editor.dirty && !editor.saving} />
      <div className="card-body">
        {editor.restored && editor.dirty ? (
          <div className="notice notice-info row" role="status">
            <span className="spacer">{t('record.restored')}</span>
            <Button size="small" onClick={editor.discard}>
              {t('record.discardDraft')}
            </Button>
          </div>
        ) : null}
        {editor.messages.length > 0 ? (
          <div className="notice notice-error" role="alert">
            {editor.messages[0]}
            {editor.messages.length > 1 ? (
              <ul>
                {editor.messages.slice(1).map(message => (
                  <li key={message}>{message}</li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
        {warnings.map(message => (
          <div key={text(message.text)} className="notice notice-info" role="status">
            {text(message.text)}
          </div>
        ))}
        {editor.lost.length > 0 ? <LostValues lost={editor.lost} /> : null}
        {object.duplicates && !record ? <DuplicateWarning object={object} values={editor.values} /> : null}
        <RecordForm
          id={formId}
          object={object}
          form={form}
          recordType={recordType}
          values={editor.values}
          rules={rules}
          serverErrors={editor.fieldErrors}
          onChange={editor.change}
          onSubmit={() => void editor.save()}
        />
      </div>
      <div className="save-bar">
        <Button type="primary" htmlType="submit" form={formId} loading={editor.saving}>
          {record ? t('common.save') : t('common.create')}
        </Button>
        <Button
          onClick={() => {
            editor.discard()
            onCancel()
          }}
        >
          {t('common.cancel')}
        </Button>
        <span className="spacer" />
        {editor.dirty ? <span className="muted">{t('record.unsaved')}</span> : null}
      </div>
      {editor.conflict && editor.base ? (
        <ConflictDialog
          object={object}
          base={editor.base}
          mine={editor.values}
          stored={editor.conflict}
          saving={editor.saving}
          onSave={values => void editor.saveOver(editor.conflict!, values)}
          onClose={editor.closeConflict}
        />
      ) : null}
    </div>
  )
}
