/** Lines that are copied along: which children become which, and where each of their fields comes from. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useId, useState } from 'react'
import type {
  ConversionDefinition,
  ConversionLines,
  ConversionTarget,
  ObjectDefinition,
} from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { FieldPicker } from '../panel/field-picker.tsx'
import { PathPicker } from '../panel/path-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { targetKey } from './mapping-state.ts'
import { sameFields } from './same-fields.ts'
import { texts } from './texts.ts'

interface TargetLinesProps {
  readonly conversion: ConversionDefinition
  readonly target: ConversionTarget
  readonly object: ObjectDefinition | undefined
}

export function TargetLines({ conversion, target, object }: TargetLinesProps) {
  const { find, readOnly } = useDraft()
  const source = find('object', conversion.object)
  const canAdd = [source, object].every(item => item?.fields.some(field => field.type === 'children'))
  return (
    <>
      {(target.children ?? []).map(lines => (
        <OneLines key={lines.to} conversion={conversion} target={target} object={object} lines={lines} />
      ))}
      {canAdd && !readOnly ? <AddLines conversion={conversion} target={target} object={object} /> : null}
    </>
  )
}

function OneLines({ conversion, target, object, lines }: TargetLinesProps & { readonly lines: ConversionLines }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { find, run, readOnly } = useDraft()
  const source = find('object', conversion.object)
  const to = childrenOf(object, lines.to)
  const from = childrenOf(source, lines.from)
  const lineObject = find('object', to?.target)
  const words = t.linesOf(label(to ?? { name: lines.to }), label(from ?? { name: lines.from }))
  const mapped = new Map(lines.fields.map(item => [item.field, item]))
  const shown = (lineObject?.fields ?? []).filter(
    field =>
      mapped.has(field.name) || (field.name !== to?.via && field.type !== 'children' && field.type !== 'autoNumber'),
  )
  const base = { conversion: conversion.name, target: target.id, lines: lines.to }
  const remove = () =>
    run('remove-element', {
      kind: 'conversion',
      name: conversion.name,
      path: ['targets', target.id, 'children', lines.to],
    })
  return (
    <section className="target-lines" aria-label={`${t.lines}: ${words}`}>
      <div className="target-lines-head" data-target={targetKey(target.id, lines.to)}>
        <span className="mapping-dot" aria-hidden />
        <strong>{t.lines}</strong>
        <span>{words}</span>
        <span className="spacer" />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          disabled={readOnly}
          aria-label={`${t.remove} ${words}`}
          onClick={() => void remove()}
        />
      </div>
      <ul>
        {shown.map(field => {
          const mapping = mapped.get(field.name)
          const isFixed = mapping !== undefined && mapping.from === undefined
          return (
            <li key={field.id} className="line-row">
              <span>
                {label(field)}
                {field.required ? <span className="target-required"> *</span> : null}
              </span>
              {isFixed ? (
                <span className="mapping-fixed">{t.constant(String(mapping.value))}</span>
              ) : (
                <PathPicker
                  object={from?.target}
                  value={mapping?.from}
                  disabled={readOnly}
                  ariaLabel={`${words}: ${label(field)}`}
                  placeholder={t.notFilled}
                  onChange={path =>
                    path === undefined
                      ? run('unmap-field', { ...base, field: field.name })
                      : run('map-field', { ...base, field: field.name, from: path })
                  }
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function AddLines({ conversion, target, object }: TargetLinesProps) {
  const t = useTexts(texts)
  const { find, run } = useDraft()
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState<string>()
  const [from, setFrom] = useState<string>()
  const [toInput, fromInput] = [useId(), useId()]
  const source = find('object', conversion.object)
  const add = async () => {
    const [toField, fromField] = [childrenOf(object, to), childrenOf(source, from)]
    const [toObject, fromObject] = [find('object', toField?.target), find('object', fromField?.target)]
    if (!toField || !toObject || !fromObject) return
    const fields = sameFields(fromObject, toObject).filter(({ field }) => field !== toField.via)
    const element = { to, from, fields }
    const path = ['targets', target.id, 'children']
    if (await run('add-element', { kind: 'conversion', name: conversion.name, path, element })) setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <div className="stack mapping-editor">
          <Labelled label={t.linesFrom} htmlFor={fromInput}>
            <FieldPicker
              id={fromInput}
              required
              object={conversion.object}
              value={from}
              where={({ type }) => type === 'children'}
              onChange={setFrom}
            />
          </Labelled>
          <Labelled label={t.linesTo} htmlFor={toInput}>
            <FieldPicker
              id={toInput}
              required
              object={object?.name}
              value={to}
              where={({ type, name }) => type === 'children' && !target.children?.some(item => item.to === name)}
              onChange={setTo}
            />
          </Labelled>
          <Button type="primary" size="small" disabled={!to || !from} onClick={() => void add()}>
            {t.add}
          </Button>
        </div>
      }
    >
      <Button type="text" size="small" className="target-more" icon={<PlusOutlined aria-hidden />} aria-expanded={open}>
        {t.addLines}
      </Button>
    </Popover>
  )
}

function childrenOf(object: ObjectDefinition | undefined, name: string | undefined) {
  const field = object?.fields.find(item => item.name === name)
  return field?.type === 'children' ? field : undefined
}
