/** The child grid of a form: lines that are edited and saved with their record. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { FieldProps } from '@rjsf/utils'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CatalogField, fieldOf, targetOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues } from '../api/values.ts'
import { FieldInput, isEditable } from '../fields/field-input.tsx'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { isAskedFor, lineColumns } from './form-schema.ts'
import { withStates } from './line-states.ts'
import { LinesFoot } from './lines-foot.tsx'
import { LinesView } from './lines-view.tsx'
import { newValues } from './new-values.ts'
import { fieldOptions } from './ui-options.ts'
import type { FormFacts } from './value-field.tsx'

export function LinesField(props: FieldProps) {
  const { t } = useTranslation()
  const { me, catalog } = useSession()
  const { label } = useLocale()
  const { item, objectName } = fieldOptions(props.uiSchema)
  const field = fieldOf(catalog.objects.get(objectName), item.field)
  if (!field) return null
  const target = targetOf(catalog, field)
  const lines = (Array.isArray(props.formData) ? props.formData : []) as RecordValues[]
  const { rules } = props.registry.formContext as FormFacts
  const shown = withStates(lines, rules?.lines[item.field], (line, { computed }) => ({ ...line, ...computed }))
  const editable = field.type === 'children' && field.embedded === true && !item.readOnly && !field.readOnly
  if (!target || !editable) return <LinesView field={field} item={item} value={props.formData} />

  const columns = lineColumns(catalog, field, item)
  const widths = new Map((item.columns ?? []).map(column => [column.field, column.width]))
  const change = (next: RecordValues[]) => props.onChange(next, props.fieldPathId.path)
  const add = () => change([...lines, newValues(target, { me, baseCurrency: catalog.baseCurrency })])
  const set = (index: number, name: string, value: unknown) =>
    change(lines.map((line, at) => (at === index ? { ...line, [name]: value } : line)))
  const faultsOf = (index: number, name: string): string[] | undefined =>
    (props.errorSchema as Record<string, Record<string, { __errors?: string[] }>> | undefined)?.[index]?.[name]
      ?.__errors

  return (
    <div className="lines lines-edited">
      <table aria-label={label(field)}>
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.name}
                scope="col"
                className={isNumeric(column) ? 'numeric' : undefined}
                style={{ width: widths.get(column.name) }}
              >
                {label(column)}
                {isAskedFor(column) ? <span className="field-required"> *</span> : null}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('common.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={typeof line.id === 'string' ? line.id : `new-${index}`}>
              {columns.map(column => (
                <LineCell
                  key={column.name}
                  id={`${props.fieldPathId.$id}_${index}_${column.name}`}
                  column={column}
                  line={shown[index] ?? line}
                  label={t('form.lineCell', { field: label(column), line: index + 1 })}
                  faults={faultsOf(index, column.name)}
                  onChange={value => set(index, column.name, value)}
                />
              ))}
              <td className="lines-tools">
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('form.removeLine', { line: index + 1 })}
                  onClick={() => change(lines.filter((_line, at) => at !== index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <LinesFoot columns={columns} item={item} lines={shown} tools />
      </table>
      <div className="lines-foot">
        <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('form.addLine')}
        </Button>
      </div>
    </div>
  )
}

interface LineCellProps {
  readonly id: string
  readonly column: CatalogField
  readonly line: RecordValues
  readonly label: string
  readonly faults: readonly string[] | undefined
  readonly onChange: (value: unknown) => void
}

function LineCell({ id, column, line, label, faults, onChange }: LineCellProps) {
  const value = line[column.name] ?? undefined
  if (!isEditable(column)) {
    return (
      <td className={isNumeric(column) ? 'numeric' : undefined}>
        <FieldValue field={column} value={value} />
      </td>
    )
  }
  return (
    <td className={`cell-${column.type}`}>
      <FieldInput
        id={id}
        field={column}
        value={value}
        onChange={onChange}
        invalid={Boolean(faults?.length)}
        ariaLabel={label}
        rows={1}
        values={line}
      />
      {faults?.map(fault => (
        <div key={fault} className="field-error">
          {fault}
        </div>
      ))}
    </td>
  )
}
