/** Adds an element to a list: asks only for what it cannot do without, then opens it in the panel. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { nameFrom } from '../definition/name-from.ts'
import { useSelection } from '../definition/use-selection.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { baseObject } from './base-object.ts'
import { BothInputs } from './both-inputs.tsx'
import { choiceInRow } from './choice-in-row.ts'
import { ColorInput } from './color-input.tsx'
import { DefinitionPicker } from './definition-picker.tsx'
import { fieldFits } from './field-fits.ts'
import { FieldPicker } from './field-picker.tsx'
import { newId } from './new-id.ts'
import { PathPicker } from './path-picker.tsx'
import type { PropertyInputProps } from './property-input.ts'
import { hintOf, titleOf } from './schema-words.ts'
import { sortOf } from './sort-of.ts'
import { isNode, type Node, type Spot } from './spot.ts'
import { texts } from './texts.ts'
import { useRefusalText } from './use-refusal-text.ts'

interface AddElementProps extends PropertyInputProps {
  readonly elements: readonly Spot[]
}

export function AddElement(props: AddElementProps) {
  const { schema, facts, path, elements } = props
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { select } = useSelection()
  const refusalText = useRefusalText()
  const [asked, setAsked] = useState<Schema>()
  const [refusal, setRefusal] = useState<string>()
  const items = schema.items ?? {}

  const add = async (branch: Schema, given: Node) => {
    const element = completed(branch, given, elements)
    const list = [...facts.spot.place, ...path]
    try {
      const answer = await facts.edits.add(list, element)
      if (!answer) return
      setAsked(undefined)
      setRefusal(undefined)
      const key = schema['x-key']
      // What a row of the list shows wholly needs no page of its own.
      if (choiceInRow(items)) return
      select([...list, key === undefined ? String(elements.length) : String(element[key])])
    } catch (error) {
      setRefusal(refusalText(error))
    }
  }
  const begin = (branch: Schema) => {
    if (neededOf(branch).length === 0) void add(branch, {})
    else setAsked(branch)
  }
  const said = refusal ? (
    <p className="error-text" role="alert">
      {refusal}
    </p>
  ) : null
  if (asked) {
    return (
      <>
        <NewElement {...props} branch={asked} onAdd={given => add(asked, given)} onCancel={() => setAsked(undefined)} />
        {said}
      </>
    )
  }
  const button = (
    <Button
      size="small"
      type="text"
      icon={<PlusOutlined aria-hidden />}
      {...(items.oneOf ? {} : { onClick: () => begin(items) })}
    >
      {t.add}
    </Button>
  )
  return (
    <>
      {items.oneOf ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: items.oneOf.map((branch, index) => ({
              key: String(index),
              label: titleOf(branch, locale),
              title: hintOf(branch, locale),
            })),
            onClick: ({ key }) => begin(items.oneOf![Number(key)]!),
          }}
        >
          {button}
        </Dropdown>
      ) : (
        button
      )}
      {said}
    </>
  )
}

/** What a person must say about a new element. */
function neededOf(branch: Schema): string[] {
  return (branch.required ?? []).filter(name => {
    const schema = branch.properties?.[name]
    if (!schema || name === 'id' || name === 'name' || name === 'as' || isDerivedCode(branch, name)) return false
    return !['fixed', 'elements', 'names', 'choice', 'constant', 'number', 'checks', 'texts'].includes(
      sortOf(schema, name),
    )
  })
}

/** A code that is made of the label, as names are. */
const isDerivedCode = ({ required = [], properties }: Schema, name: string) =>
  name === 'code' && required.includes('label') && properties?.label?.['x-type'] === 'LocalizedText'

/** The element with its id, a name that is free, and the least that the schema demands. */
function completed(branch: Schema, given: Node, elements: readonly Spot[]): Node {
  const taken = elements.flatMap(({ value }) => (isNode(value) ? [value.name ?? value.as ?? value.code] : []))
  const element: Record<string, unknown> = {}
  for (const name of branch.required ?? []) {
    const schema = branch.properties?.[name]
    if (!schema) continue
    if (name === 'id') element.id = newId()
    else if (name === 'name' || name === 'as' || isDerivedCode(branch, name)) {
      element[name] = nameFrom(given.label as LocalizedText | undefined, taken.map(String), branch['x-type'] ?? 'item')
    } else if (schema.const !== undefined) element[name] = schema.const
    else if (schema.enum) element[name] = schema.enum[0]
    else if (schema.type === 'array') element[name] = []
    else if (schema.type === 'integer') element[name] = schema.minimum ?? 0
    else if (sortOf(schema, name) === 'constant') element[name] = null
    else if (sortOf(schema, name) === 'text') element[name] = '-'
  }
  return { ...element, ...given }
}

interface NewElementProps extends AddElementProps {
  readonly branch: Schema
  readonly onAdd: (given: Node) => Promise<void>
  readonly onCancel: () => void
}

function NewElement({ branch, facts, path, name: listName, elements, onAdd, onCancel }: NewElementProps) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const draft = useDraft()
  const [given, setGiven] = useState<Node>({})
  const [busy, setBusy] = useState(false)
  const needed = neededOf(branch)
  const frames = [...facts.framesOf([...path, 'x']), { node: given, schema: branch, property: listName }]
  const isReady = needed.every(name => given[name] !== undefined)
  const submit = async () => {
    setBusy(true)
    await onAdd(given)
    setBusy(false)
  }
  const taken = new Set(elements.map(({ value }) => (isNode(value) ? value.field : undefined)))
  const inputOf = (name: string, index: number) => {
    const schema = branch.properties![name]!
    const title = titleOf(schema, locale, name)
    const base = baseObject(draft, facts.definition, frames, schema, name)?.name
    const set = (value: unknown) => {
      setGiven(before => ({ ...before, [name]: value }))
      // Where a row shows all of it, choosing it adds it.
      if (choiceInRow(branch) && needed.length === 1 && value !== undefined) void onAdd({ [name]: value })
    }
    const type = (value: unknown) => setGiven(before => ({ ...before, [name]: value }))
    const shared = { ariaLabel: title, required: true, onChange: set }
    const value = given[name] as string | undefined
    const fits = fieldFits(branch, name)
    switch (sortOf(schema, name)) {
      case 'field':
        return (
          <FieldPicker
            {...shared}
            value={value}
            object={base}
            where={field => (!fits || fits(field)) && (name !== 'field' || !taken.has(field.name))}
          />
        )
      case 'path':
        return <PathPicker {...shared} value={value} object={base} where={fits} />
      case 'definition':
        return <DefinitionPicker {...shared} value={value} kind={schema['x-ref'] as KindName} />
      case 'color':
        return <ColorInput {...shared} value={value} />
      case 'localized':
        return (
          <BothInputs
            label={title}
            autoFocus={index === 0}
            onChange={words => type(Object.keys(words).length > 0 ? words : undefined)}
          />
        )
      default:
        return (
          <Input
            autoFocus={index === 0}
            aria-label={title}
            onChange={event => type(event.target.value.trim() || undefined)}
          />
        )
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape in the inputs, as in any form
    <div
      className="new-element"
      onKeyDown={event => {
        if (event.key === 'Escape') onCancel()
        const isText = (event.target as HTMLElement).matches('input:not([role="combobox"])')
        if (event.key === 'Enter' && isText && isReady && !event.nativeEvent.isComposing) void submit()
      }}
    >
      {needed.map((name, index) => (
        <Labelled key={name} label={titleOf(branch.properties?.[name], locale, name)}>
          {inputOf(name, index)}
        </Labelled>
      ))}
      <div className="row">
        <Button size="small" type="primary" disabled={!isReady} loading={busy} onClick={() => void submit()}>
          {t.add}
        </Button>
        <Button size="small" type="text" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  )
}
