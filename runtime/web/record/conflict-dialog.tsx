/** Somebody else saved first: both values of every field in conflict, and the choice between them. */
import { Button, Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { isBlank, isReference, type RecordValues, type StoredRecord } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { isSameValue } from '../form/write-values.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface ConflictDialogProps {
  readonly object: CatalogObject
  readonly base: StoredRecord
  readonly mine: RecordValues
  readonly stored: StoredRecord
  readonly saving: boolean
  readonly onSave: (values: RecordValues) => void
  readonly onClose: () => void
}

type Side = 'mine' | 'theirs'

export function ConflictDialog({ object, base, mine, stored, saving, onSave, onClose }: ConflictDialogProps) {
  const { t } = useTranslation()
  const { label, dateTime } = useLocale()
  const changed = useMemo(() => changedFields(object, base, mine, stored), [object, base, mine, stored])
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const who = isReference(stored.updated_by) ? stored.updated_by.title : ''
  const when = typeof stored.updated_at === 'string' ? dateTime(stored.updated_at) : ''

  const save = () => {
    const values: Record<string, unknown> = { ...withoutNulls(stored) }
    for (const field of object.fields) {
      if (isSameValue(field, base[field.name], mine[field.name])) continue
      if ((chosen[field.name] ?? 'mine') === 'mine') values[field.name] = mine[field.name]
    }
    onSave(values)
  }
  return (
    <Modal
      open
      width={720}
      title={t('conflict.title')}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {t('conflict.back')}
        </Button>,
        <Button key="save" type="primary" loading={saving} onClick={save}>
          {t('conflict.save')}
        </Button>,
      ]}
    >
      <p className="muted">{who ? t('conflict.by', { who, when }) : t('conflict.bySomebody')}</p>
      {changed.length === 0 ? (
        <p style={{ marginTop: 12 }}>{t('conflict.none')}</p>
      ) : (
        <div className="table-scroll" style={{ marginTop: 12 }}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('conflict.mine')}</th>
                <th scope="col">{t('conflict.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(field => (
                <tr key={field.name}>
                  <th scope="row">{label(field)}</th>
                  {(['mine', 'theirs'] as const).map(side => (
                    <td key={side}>
                      <Radio
                        name={`conflict-${field.name}`}
                        checked={(chosen[field.name] ?? 'mine') === side}
                        onChange={() => setChosen({ ...chosen, [field.name]: side })}
                      >
                        <ShownValue field={field} value={(side === 'mine' ? mine : stored)[field.name]} />
                      </Radio>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  )
}

function ShownValue({ field, value }: { readonly field: CatalogField; readonly value: unknown }) {
  const { t } = useTranslation()
  return isBlank(value) ? (
    <span className="muted">{t('common.empty')}</span>
  ) : (
    <FieldValue field={field} value={value} />
  )
}

/** Fields that both changed, to different values. */
function changedFields(
  object: CatalogObject,
  base: RecordValues,
  mine: RecordValues,
  stored: RecordValues,
): CatalogField[] {
  return object.fields.filter(
    field =>
      !field.system &&
      !isSameValue(field, base[field.name], mine[field.name]) &&
      !isSameValue(field, base[field.name], stored[field.name]) &&
      !isSameValue(field, mine[field.name], stored[field.name]),
  )
}

function withoutNulls(record: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
}
