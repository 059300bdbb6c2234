/** One field of the table: what it is, at a glance, and the few things that are changed most often. */
import {
  CaretDownOutlined,
  DeleteOutlined,
  HolderOutlined,
  MoreOutlined,
  SwapOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { useSortable } from '@dnd-kit/sortable'
import { Button, Dropdown, Tooltip } from 'antd'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { localeNames, locales } from '#runtime/web/i18n/locale.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { isName } from './derive-name.ts'
import { EditableText } from './editable-text.tsx'
import { FieldDetails } from './field-details.tsx'
import { fieldTypeTexts } from './field-type-texts.ts'
import { fieldTypes } from './field-types.ts'
import { PromptCheckbox } from './prompt-checkbox.tsx'
import { texts } from './texts.ts'
import { useFieldCommands } from './use-field-commands.ts'

interface FieldRowProps {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
  readonly index: number
  readonly used: number | undefined
  readonly canMove: boolean
  readonly onChangeType: () => void
  readonly onRemove: () => void
}

export function FieldRow({ object, field, index, used, canMove, onChangeType, onRemove }: FieldRowProps) {
  const t = useTexts(texts)
  const { names } = useTexts(fieldTypeTexts)
  const { label, integer, locale } = useLocale()
  const { readOnly, findingsOf } = useDraft()
  const { place, select } = useSelection()
  const commands = useFieldCommands(object)
  const sortable = useSortable({ id: field.id, disabled: !canMove })
  const { icon: TypeIcon, unique } = fieldTypes[field.type]
  const isSelected = place[0] === 'fields' && place[1] === field.id
  const selectIt = () => select(['fields', field.id])
  const name = label(field)
  const silent = locales.filter(one => !field.label[one]?.trim())
  const finding = findingsOf(object.id).find(({ pointer }) => `${pointer}/`.startsWith(`/fields/${index}/`))
  const isUnique = 'unique' in field && field.unique === true
  const { transform, transition, isDragging } = sortable
  return (
    <tr
      ref={sortable.setNodeRef}
      className={[isSelected ? 'row-selected' : '', isDragging ? 'row-dragged' : ''].join(' ').trim()}
      aria-current={isSelected ? 'true' : undefined}
      style={{ ...(transform ? { transform: `translate3d(0, ${transform.y}px, 0)` } : {}), transition }}
      onClick={event => {
        if (!(event.target as HTMLElement).closest('button, input, a, label')) selectIt()
      }}
    >
      <td className="field-handle">
        {canMove ? (
          <button
            type="button"
            className="drag-handle"
            ref={sortable.setActivatorNodeRef}
            {...sortable.attributes}
            {...sortable.listeners}
            aria-label={t.drag(name)}
          >
            <HolderOutlined aria-hidden />
          </button>
        ) : null}
      </td>
      <td className={field.retired ? 'field-label field-retired' : 'field-label'}>
        <EditableText
          value={field.label[locale] ?? ''}
          placeholder={name}
          label={t.renameLabel}
          readOnly={readOnly}
          isWrong={text => text.trim() === ''}
          onSave={text => commands.setLabel(field, text)}
          onSelect={selectIt}
        />
        {silent.map(one => (
          <Tooltip key={one} title={t.noLabelIn(localeNames[one])}>
            <WarningOutlined className="finding-warning" aria-label={t.noLabelIn(localeNames[one])} />
          </Tooltip>
        ))}
        {finding ? (
          <Tooltip title={finding.message[locale]}>
            <span
              className={`tree-mark tree-mark-${finding.severity}`}
              role="img"
              aria-label={finding.message[locale]}
            />
          </Tooltip>
        ) : null}
      </td>
      <td>
        <EditableText
          code
          value={field.name}
          label={t.renameName}
          readOnly={readOnly}
          isWrong={text =>
            !isName(text) || object.fields.some(other => other.id !== field.id && other.name === text.trim())
          }
          onSave={to => commands.renameField(field, to)}
          onSelect={selectIt}
        />
      </td>
      <td>
        <button type="button" className="field-type" disabled={readOnly} onClick={onChangeType} title={t.changeType}>
          <TypeIcon aria-hidden />
          <span>{names[field.type]}</span>
          <CaretDownOutlined className="field-type-more" aria-hidden />
        </button>
      </td>
      <td className="field-tick">
        <PromptCheckbox
          checked={field.required === true}
          disabled={readOnly || field.type === 'children' || field.type === 'autoNumber'}
          onChange={checked => commands.setProperty(field, 'required', checked || undefined)}
          label={`${name}: ${t.required}`}
        />
      </td>
      <td className="field-tick">
        {unique ? (
          <PromptCheckbox
            checked={isUnique}
            disabled={readOnly}
            onChange={checked => commands.setProperty(field, 'unique', checked || undefined)}
            label={`${name}: ${t.unique}`}
          />
        ) : null}
      </td>
      <td className="field-details">
        <FieldDetails field={field} />
      </td>
      <td className="numeric muted">{used === undefined ? '' : integer(used)}</td>
      <td className="field-acts">
        {readOnly ? null : (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'properties', label: t.properties },
                { key: 'up', label: t.moveUp, disabled: index === 0 },
                { key: 'down', label: t.moveDown, disabled: index === object.fields.length - 1 },
                { key: 'type', label: t.changeType, icon: <SwapOutlined aria-hidden /> },
                { type: 'divider' },
                {
                  key: 'remove',
                  label: t.removeField,
                  icon: <DeleteOutlined aria-hidden />,
                  danger: true,
                },
              ],
              onClick: ({ key }) => {
                if (key === 'properties') selectIt()
                if (key === 'up') void commands.moveField(field.id, index - 1)
                if (key === 'down') void commands.moveField(field.id, index + 1)
                if (key === 'type') onChangeType()
                if (key === 'remove') onRemove()
              },
            }}
          >
            <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={t.actsOf(name)} />
          </Dropdown>
        )}
      </td>
    </tr>
  )
}
