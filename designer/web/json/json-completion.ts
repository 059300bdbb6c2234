/** Completion in a JSON view: property names and values from the JSON Schema, names of what the draft has. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import type { EditorState } from '@codemirror/state'
import type { Definition, LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { operatorWords } from '#runtime/web/filter/operators.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import type { DraftHandle, KindName } from '../draft/use-draft.ts'
import { baseObject } from '../panel/base-object.ts'
import { fieldAt, fieldsOf } from '../panel/draft-fields.ts'
import { hintOf, titleOf, wordOf } from '../panel/schema-words.ts'
import { branchOf, type Frame } from '../panel/spot.ts'
import type { Kinds } from '../panel/use-kinds.ts'
import { nameOf, propertiesOf, stepsTo, type TreeNode, textsOf, treeOf } from './json-places.ts'

/** What completion needs to know, read anew each time. */
export interface CompletionWorld {
  readonly definition: Definition
  readonly kinds: Kinds
  readonly draft: DraftHandle
  readonly locale: Locale
}

interface Here {
  readonly schema: Schema | undefined
  readonly frames: readonly Frame[]
  readonly property: string
  /** Within a filter: the object whose paths it compares. */
  readonly filtered?: ObjectDefinition | undefined
}

const filterSchema: Schema = {
  properties: {
    combinator: { enum: ['and', 'or'] },
    not: { type: 'boolean' },
    rules: { type: 'array' },
    field: { type: 'string', 'x-ref': 'path' },
    operator: { enum: Object.keys(operatorWords) },
    value: {},
    match: { type: 'object' },
  },
}

/** The source for autocompletion. */
export function completeJson(world: () => CompletionWorld): CompletionSource {
  return context => complete(context, world())
}

function complete(context: CompletionContext, world: CompletionWorld): CompletionResult | null {
  const { state, pos, explicit } = context
  const node = treeOf(state).resolveInner(pos, -1)
  const isName = node.name === 'PropertyName'
  if (isName || node.name === 'String') {
    const isInside = pos > node.from
    if (!isInside) return null
    const options = isName ? namesAt(state, node, world) : valuesAt(here(state, node, world), world)
    return { from: node.from, to: node.to, options: options.map(quoted), filter: true, validFor: /^"[^"]*"?$/ }
  }
  const word = context.matchBefore(/[\p{L}\p{N}_$-]*/u)
  const from = word?.from ?? pos
  if (from === pos && !explicit) return null
  const before = /[[{,:](?=\s*$)/.exec(state.sliceDoc(Math.max(0, from - 2000), from))?.[0]
  const inner = treeOf(state).resolveInner(from, -1)
  const container = closest(inner, ['Object', 'Array'])
  if (before === ':' || (container?.name === 'Array' && before)) {
    return { from, options: valuesAt(here(state, inner, world), world).map(quoted) }
  }
  if (container?.name === 'Object' && before) return { from, options: namesAt(state, inner, world).map(quoted) }
  return null
}

function quoted(option: Completion): Completion {
  if (typeof option.apply === 'string') return option
  const text = JSON.stringify(option.label)
  return { ...option, apply: text, label: text, displayLabel: option.label }
}

function closest(node: TreeNode, names: readonly string[]): TreeNode | undefined {
  for (let at: TreeNode | null = node; at; at = at.parent) if (names.includes(at.name)) return at
  return undefined
}

/** The schema that holds at a node. */
function here(state: EditorState, node: TreeNode, { definition, kinds, draft }: CompletionWorld): Here {
  const steps = stepsTo(state, node)
  const root = kinds[definition.kind]
  let at: Here = { schema: root, frames: [], property: '' }
  for (const step of steps) {
    if ('array' in step) {
      at = at.filtered !== undefined ? at : { ...at, schema: at.schema?.items }
      continue
    }
    const texts = textsOf(state, step.object)
    const branch: Schema | undefined =
      at.filtered === undefined ? at.schema && branchOf(at.schema, texts) : filterSchema
    const inner = branch?.properties?.[step.property]
    const frames =
      branch && at.filtered === undefined
        ? [...at.frames, { node: texts, schema: branch, property: at.property }]
        : at.frames
    const filtered =
      inner?.['x-ref'] === 'filter' ? baseObject(draft, definition, frames, inner, step.property) : at.filtered
    at = { schema: inner, frames, property: step.property, ...(filtered ? { filtered } : {}) }
  }
  return at
}

/** Properties that the object around a node could still have. */
function namesAt(state: EditorState, node: TreeNode, world: CompletionWorld): Completion[] {
  const object = closest(node, ['Object'])
  if (!object) return []
  const at = here(state, object, world)
  const isFilter = at.filtered !== undefined
  const schema = isFilter ? filterSchema : at.schema && branchOf(at.schema, textsOf(state, object))
  const isTyped = (name: string) => node.name === 'PropertyName' && state.sliceDoc(node.from, node.to).includes(name)
  const there = new Set(propertiesOf(object).map(property => nameOf(state, property)))
  return Object.entries(schema?.properties ?? {})
    .filter(([name]) => !there.has(name) || isTyped(name))
    .map(([name, inner]) => ({
      label: name,
      type: 'property',
      detail: titleOf(inner, world.locale),
      info: hintOf(inner, world.locale),
      ...(schema?.required?.includes(name) ? { boost: 1 } : {}),
    }))
}

/** What can stand as a value. */
function valuesAt({ schema, frames, property, filtered }: Here, world: CompletionWorld): Completion[] {
  if (!schema) return []
  const { draft, definition, locale } = world
  if (schema.type === 'boolean') return ['true', 'false'].map(label => ({ label, apply: label, type: 'keyword' }))
  if (schema.const !== undefined) return [{ label: String(schema.const), type: 'constant' }]
  if (schema.enum) {
    return schema.enum.map(item => ({ label: String(item), detail: wordOf(schema, item, locale), type: 'enum' }))
  }
  const branches = schema.oneOf ?? []
  if (branches.length > 0) return []
  const ref = schema['x-ref']
  if (!ref || ref === 'filter') return []
  const named = (name: string, label: LocalizedText): Completion => ({
    label: name,
    detail: label[locale] ?? label.en ?? '',
    type: 'variable',
  })
  const base = filtered ?? baseObject(draft, definition, frames, schema, property)
  if (ref === 'field') return fieldsOf(draft, base).map(field => named(field.name, field.label))
  if (ref === 'path' || ref === 'template-text') {
    const own = fieldsOf(draft, base)
    const across = own.flatMap(field =>
      field.type === 'reference'
        ? fieldsOf(draft, fieldAt(draft, base, field.name)?.target).map(inner =>
            named(`${field.name}.${inner.name}`, inner.label),
          )
        : [],
    )
    const paths = [...own.map(field => named(field.name, field.label)), ...across]
    return ref === 'path' ? paths : paths.map(path => ({ ...path, label: `{${path.label}}` }))
  }
  if (ref === 'recordType') return (base?.recordTypes ?? []).map(type => named(type.name, type.label))
  if (ref === 'part') {
    return draft
      .all('template')
      .flatMap(template => (template.parts ?? []).map(part => named(`${template.name}.${part.name}`, part.label)))
  }
  return (draft.all(ref as KindName) as readonly Definition[]).map(item => named(item.name, item.label))
}
