/** Says which field each column of the file is, and by which field existing records are found. */

import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { isEditable } from '../fields/field-input.tsx'
import { useClear } from '../fields/use-clear.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { ScrollRegion } from '../shell/scroll-region.tsx'
import { cellOf, type ImportPlan, type Preview } from './import-file.ts'

interface MapColumnsProps {
  readonly object: CatalogObject
  readonly preview: Preview
  readonly plan: ImportPlan
  readonly onChange: (plan: ImportPlan) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

export function MapColumns({ object, preview, plan, onChange, onBack, onNext }: MapColumnsProps) {
  const { t } = useTranslation()
  const clear = useClear()
  const { label } = useLocale()
  const fields = object.fields.filter(
    field =>
      field.name === 'id' ||
      (field.type !== 'children' && field.type !== 'file' && (isEditable(field) || field.type === 'autoNumber')),
  )
  const mapped = new Set(Object.values(plan.mapping))
  const missing = object.fields.filter(
    field =>
      field.required &&
      !field.readOnly &&
      !('default' in field && field.default !== undefined) &&
      !mapped.has(field.name),
  )
  const set = (column: string, field: string | undefined) => {
    const { [column]: _before, ...others } = plan.mapping
    onChange({ ...plan, mapping: field ? { ...others, [column]: field } : others })
  }
  return (
    <div className="stack">
      <ScrollRegion label={t('import.columns')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.example')}</th>
              <th scope="col">{t('import.field')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, index) => (
              <tr key={column}>
                <td>
                  <strong>{column}</strong>
                </td>
                <td className="muted import-example">
                  {preview.rows
                    .slice(0, 3)
                    .map(row => cellOf(row, column, index))
                    .filter(Boolean)
                    .join(' · ')}
                </td>
                <td>
                  <Select
                    style={{ width: 240 }}
                    allowClear={clear}
                    aria-label={t('import.fieldOf', { column })}
                    placeholder={t('import.leaveOut')}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={plan.mapping[column] ?? null}
                    options={fields.map(field => ({
                      value: field.name,
                      label: field.name === 'id' ? t('import.id') : label(field),
                      disabled: mapped.has(field.name) && plan.mapping[column] !== field.name,
                    }))}
                    onChange={value => set(column, value ?? undefined)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Labelled label={t('import.key')} htmlFor="import-key" style={{ maxWidth: 320 }}>
        <Select
          id="import-key"
          allowClear={clear}
          placeholder={t('import.noKey')}
          value={plan.key ?? null}
          options={fields
            .filter(field => mapped.has(field.name) && isKey(field))
            .map(field => ({ value: field.name, label: field.name === 'id' ? t('import.id') : label(field) }))}
          onChange={value => onChange({ ...plan, key: value ?? undefined })}
        />
      </Labelled>
      {missing.length > 0 ? (
        <p className="notice notice-warn">{t('import.missing', { fields: missing.map(label).join(', ') })}</p>
      ) : null}
      <div className="row">
        <Button onClick={onBack}>{t('common.back')}</Button>
        <span className="spacer" />
        <Button type="primary" disabled={mapped.size === 0} onClick={onNext}>
          {t('common.next')}
        </Button>
      </div>
    </div>
  )
}

/** Fields that can tell records apart. */
function isKey(field: CatalogObject['fields'][number]): boolean {
  return (
    field.name === 'id' || field.type === 'autoNumber' || ['text', 'email', 'phone', 'integer'].includes(field.type)
  )
}
