/** Says where a field of what is made comes from: a path, a constant, a record made before, or the source itself. */
import { Button, Input, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import type { ConversionDefinition, ConversionField, ConversionTarget } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf, type DraftField } from '../panel/draft-fields.ts'
import { PathPicker } from '../panel/path-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

type Kind = 'from' | 'value' | 'made' | 'source'

interface MappingEditorProps {
  readonly conversion: ConversionDefinition
  readonly target: ConversionTarget
  readonly index: number
  readonly field: DraftField
  readonly mapping: ConversionField | undefined
  readonly onClose: () => void
}

export function MappingEditor({ conversion, target, index, field, mapping, onClose }: MappingEditorProps) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const draft = useDraft()
  const { run } = draft
  const [pathInput, madeInput, valueInput] = [useId(), useId(), useId()]
  const isReference = field.type === 'reference' || field.type === 'anyReference'
  const earlier = conversion.targets.slice(0, index).filter(item => leadsTo(item.target))
  const offered: Kind[] = [
    'from',
    'value',
    ...(earlier.length > 0 ? (['made'] as const) : []),
    ...(leadsTo(conversion.object) ? (['source'] as const) : []),
  ]
  const [kind, setKind] = useState<Kind>(kindOf(mapping))
  const [path, setPath] = useState(mapping?.from)
  const [made, setMade] = useState(mapping?.made ?? earlier[0]?.name)
  const [value, setValue] = useState(mapping?.value)
  const choices = choicesOf(draft, field.definition)
  const given = { from: path, value, made, source: true }[kind]
  const base = { conversion: conversion.name, target: target.id, field: field.name }
  const take = async () => {
    if (given === undefined || given === '') return
    if (await run('map-field', { ...base, [kind]: given })) onClose()
  }
  const clear = async () => {
    if (!mapping || (await run('unmap-field', base))) onClose()
  }
  return (
    <form
      className="stack mapping-editor"
      aria-label={t.edit(label(field))}
      onSubmit={event => {
        event.preventDefault()
        void take()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <strong>{t.edit(label(field))}</strong>
      <Segmented<Kind>
        size="small"
        aria-label={t.edit(label(field))}
        value={kind}
        onChange={setKind}
        options={offered.map(item => ({ value: item, label: t.kinds[item] }))}
      />
      {kind === 'from' ? (
        <Labelled label={t.from} htmlFor={pathInput}>
          <PathPicker id={pathInput} object={conversion.object} value={path} required onChange={setPath} />
        </Labelled>
      ) : null}
      {kind === 'made' ? (
        <Labelled label={t.made} htmlFor={madeInput}>
          <Select
            id={madeInput}
            value={made ?? null}
            onChange={setMade}
            options={earlier.map(item => ({
              value: item.name,
              label: item.label ? text(item.label) : label(draft.find('object', item.target)),
            }))}
          />
        </Labelled>
      ) : null}
      {kind === 'value' ? (
        <Labelled label={t.value} htmlFor={valueInput}>
          {choices.length > 0 || field.type === 'boolean' ? (
            <Select
              id={valueInput}
              value={value === undefined || value === null ? null : String(value)}
              onChange={code => setValue(field.type === 'boolean' ? code === 'true' : code)}
              options={
                field.type === 'boolean'
                  ? [
                      { value: 'true', label: t.yes },
                      { value: 'false', label: t.no },
                    ]
                  : choices.map(choice => ({ value: choice.code, label: text(choice.label, choice.code) }))
              }
            />
          ) : (
            <>
              <Input
                id={valueInput}
                autoFocus
                value={value === undefined || value === null ? '' : String(value)}
                onChange={event => setValue(event.target.value)}
              />
              {isReference || field.type === 'date' || field.type === 'datetime' ? (
                <span className="muted hint">{t.valueHint}</span>
              ) : null}
            </>
          )}
        </Labelled>
      ) : null}
      <div className="row">
        <Button type="primary" size="small" htmlType="submit" disabled={given === undefined || given === ''}>
          {t.take}
        </Button>
        {mapping ? (
          <Button size="small" danger onClick={() => void clear()}>
            {t.clear}
          </Button>
        ) : null}
        <Button size="small" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )

  function leadsTo(object: string): boolean {
    const { definition, target: system } = field
    if (definition?.type === 'anyReference') return definition.targets.includes(object)
    return field.type === 'reference' && system?.name === object
  }
}

function kindOf(mapping: ConversionField | undefined): Kind {
  if (mapping?.made !== undefined) return 'made'
  if (mapping?.source) return 'source'
  return mapping && mapping.from === undefined ? 'value' : 'from'
}
