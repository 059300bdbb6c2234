/** One record that is made: what fills each of its fields, what is still open, which lines are copied along. */
import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select } from 'antd'
import { useState } from 'react'
import type { ConversionDefinition, ConversionTarget, FieldDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { PromptCheckbox } from '../object/prompt-checkbox.tsx'
import { type DraftField, fieldsOf } from '../panel/draft-fields.ts'
import { RemoveDialog } from '../panel/remove-dialog.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { TargetLines } from './target-lines.tsx'
import { TargetRow } from './target-row.tsx'
import { texts } from './texts.ts'

interface TargetCardProps {
  readonly conversion: ConversionDefinition
  readonly target: ConversionTarget
  readonly index: number
}

export function TargetCard({ conversion, target, index }: TargetCardProps) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const draft = useDraft()
  const { run, readOnly } = draft
  const { place, select } = useSelection()
  const [isWhole, setWhole] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const object = draft.find('object', target.target)
  const mapped = new Map(target.fields.map(item => [item.field, item]))
  const fillable = fieldsOf(draft, object).filter(
    field => mapped.has(field.name) || (isFillable(field.definition) && field.name !== 'id'),
  )
  const open = fillable.filter(field => !mapped.has(field.name))
  const shown = isWhole ? fillable : fillable.filter(field => mapped.has(field.name) || isAsked(field))
  const name = target.label ? label({ label: target.label, name: target.name }) : label(object ?? target)
  const path = ['targets', target.id]
  const base = { kind: 'conversion', name: conversion.name }
  const set = (property: string, value: unknown) =>
    run('set-property', { ...base, path: [...path, property], ...(value === undefined ? {} : { value }) })
  const move = (to: number) => {
    const others = conversion.targets.filter(item => item.id !== target.id)
    return run('move-element', { ...base, path, after: others[to - 1]?.id ?? null })
  }
  const isSelected = place[0] === 'targets' && place[1] === target.id
  return (
    <section
      className={`card target-card mapping-tone-${index % 4}${isSelected ? ' target-selected' : ''}`}
      aria-label={t.target(name)}
    >
      <div className="card-head">
        <span className="target-number">{integer(index + 1)}</span>
        <ObjectIcon name={object?.icon} color={object?.color} label={name} size={22} />
        <h2>
          <button type="button" className="target-name" onClick={() => select(path)}>
            {name}
          </button>
        </h2>
        {object && label(object) !== name ? <span className="muted">{label(object)}</span> : null}
        <span className="spacer" />
        <PromptCheckbox
          checked={target.optional === true}
          disabled={readOnly}
          onChange={checked => set('optional', checked || undefined)}
        >
          {t.optional}
        </PromptCheckbox>
        {readOnly ? null : (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'properties', label: t.properties },
                { key: 'up', label: t.moveUp, disabled: index === 0 },
                { key: 'down', label: t.moveDown, disabled: index === conversion.targets.length - 1 },
                { type: 'divider' },
                { key: 'remove', label: t.remove, danger: true },
              ],
              onClick: ({ key }) => {
                if (key === 'properties') select(path)
                if (key === 'up') void move(index - 1)
                if (key === 'down') void move(index + 1)
                if (key === 'remove') setRemoving(true)
              },
            }}
          >
            <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={t.acts(name)} />
          </Dropdown>
        )}
      </div>
      <div className="target-match">
        <span className="muted">{t.match}</span>
        <Select
          mode="multiple"
          size="small"
          variant="filled"
          disabled={readOnly}
          aria-label={`${name}: ${t.match}`}
          placeholder={t.noMatch}
          value={target.match ?? []}
          options={fieldsOf(draft, object)
            .filter(({ definition }) => definition && !['children', 'file', 'multiChoice'].includes(definition.type))
            .map(field => ({ value: field.name, label: label(field) }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={names => void set('match', names.length > 0 ? names : undefined)}
        />
      </div>
      <ul>
        {shown.map(field => (
          <TargetRow
            key={field.name}
            conversion={conversion}
            target={target}
            index={index}
            field={field}
            mapping={mapped.get(field.name)}
            isAsked={isAsked(field) && !mapped.has(field.name)}
          />
        ))}
      </ul>
      {open.length > 0 ? (
        <button type="button" className="link-button target-more" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.mappedOnly : t.allFields(integer(fillable.length))}
        </button>
      ) : null}
      <TargetLines conversion={conversion} target={target} object={object} />
      {isRemoving ? (
        <RemoveDialog
          what={name}
          command="remove-element"
          args={{ ...base, path }}
          onClose={() => setRemoving(false)}
          onDone={() => select([])}
        />
      ) : null}
    </section>
  )
}

function isFillable(field: FieldDefinition | undefined): boolean {
  return field !== undefined && field.type !== 'children' && field.type !== 'autoNumber' && field.type !== 'file'
}

/** Whether the person who converts has to enter it when nothing fills it. */
function isAsked({ definition }: DraftField): boolean {
  if (!definition?.required || !isFillable(definition)) return false
  return !('default' in definition) || definition.default === undefined
}
