/** The one place where rjsf draws properties: the schema of a place, each change sent as one edit. */
import Form from '@rjsf/core/lib/components/Form.js'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { useMemo, useRef, useState } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { createValidator } from '#runtime/web/form/validator.ts'
import type { Place } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { applies } from './applies.ts'
import { PanelContext, type PanelFacts } from './panel-facts.ts'
import { PropertyField } from './property-field.tsx'
import { GroupTemplate, PropertyTemplate } from './property-templates.tsx'
import { branchOf, escapeStep, type Frame, isNode, type Node, type Spot } from './spot.ts'
import { texts } from './texts.ts'
import { useEdits } from './use-edits.ts'
import { useRefusalText } from './use-refusal-text.ts'

interface PropertyFormProps {
  readonly definition: Definition
  readonly spot: Spot
}

interface Pending {
  readonly path: Place
  readonly value: unknown
  readonly refusal?: string
}

const fields = { property: PropertyField }
const templates = { ObjectFieldTemplate: GroupTemplate, FieldTemplate: PropertyTemplate }
/** The server decides; what it says is shown at the property. */
const validator = createValidator(keyword => keyword)
/** What people never edit: the head and the foot of the panel have them. */
const hidden = new Set(['id', 'kind'])

export function PropertyForm({ definition, spot }: PropertyFormProps) {
  const t = useTexts(texts)
  const { findingsOf, readOnly } = useDraft()
  const edits = useEdits(definition)
  const refusalText = useRefusalText()
  const [pending, setPending] = useState<Readonly<Record<string, Pending>>>({})
  const attempts = useRef<Record<string, number>>({})

  const put = (key: string, entry: Pending | undefined) =>
    setPending(before => {
      const { [key]: _gone, ...others } = before
      return entry ? { ...others, [key]: entry } : others
    })
  const commit = async (path: Place, value: unknown) => {
    const key = path.join('/')
    put(key, { path, value })
    try {
      const [target, whole] = completed(spot, path, value)
      const answer = await edits.set([...spot.place, ...target], whole)
      put(key, answer ? undefined : { path, value, refusal: t.notSaved })
      return answer
    } catch (error) {
      put(key, { path, value, refusal: refusalText(error) })
      return undefined
    }
  }
  const values = Object.values(pending).reduce(
    (data, { path, value }) => written(data, path, value),
    spot.value as Node,
  )
  const branches = JSON.stringify(branchesOf(spot.schema, values))
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the values only the branches that they take matter
  const whole = useMemo(() => formSchema(spot.schema, values), [spot.schema, branches])
  const findings = findingsOf(definition.id)
  const facts: PanelFacts = {
    definition,
    spot,
    edits,
    readOnly,
    commit,
    forget: path => {
      const key = path.join('/')
      attempts.current[key] = (attempts.current[key] ?? 0) + 1
      put(key, undefined)
    },
    refusalOf: path => pending[path.join('/')]?.refusal,
    attemptOf: path => attempts.current[path.join('/')] ?? 0,
    findingsAt: path => {
      const pointer = `${spot.pointer}${path.map(step => `/${escapeStep(step)}`).join('')}`
      return findings.filter(item => item.pointer === pointer || item.pointer.startsWith(`${pointer}/`))
    },
    framesOf: path => framesOf(spot, path, values),
  }
  const { schema, uiSchema } = whole
  const { properties = {} } = schema
  const shown = Object.entries(properties).filter(([name]) => applies(definition.kind, spot, values, name))
  return (
    <PanelContext value={facts}>
      <Form<Record<string, unknown>>
        tagName="div"
        className="panel-form"
        idPrefix="property"
        schema={{ ...schema, properties: Object.fromEntries(shown) }}
        uiSchema={uiSchema}
        validator={validator}
        fields={fields}
        templates={templates}
        formData={{ ...values }}
        noValidate
        showErrorList={false}
        experimental_defaultFormStateBehavior={{
          emptyObjectFields: 'skipDefaults',
          arrayMinItems: { populate: 'never' },
        }}
      >
        {/* No button: every change is taken over at once. */}
        <span />
      </Form>
    </PanelContext>
  )
}

/** The schema as rjsf takes it; everything but a group of properties is drawn by one field of our own. */
function formSchema(schema: Schema, value: unknown): { schema: RJSFSchema; uiSchema: UiSchema } {
  const properties: Record<string, RJSFSchema> = {}
  const uiSchema: UiSchema = {}
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (hidden.has(name) && (name === 'id' || inner.const !== undefined)) continue
    if (isGroup(inner)) {
      const nested = formSchema(inner, inside(value, name))
      properties[name] = nested.schema
      uiSchema[name] = { ...nested.uiSchema, 'ui:options': { schema: inner } }
    } else if (isUnion(inner)) {
      const by = inner.discriminator?.propertyName ?? ''
      const { [by]: _by, ...own } = branchOf(inner, inside(value, name)).properties ?? {}
      const nested = formSchema({ properties: own }, inside(value, name))
      const choice = {
        type: 'string',
        title: 'Kind',
        'x-zh-CN': { title: '种类', description: '' },
        discriminator: inner.discriminator,
        oneOf: inner.oneOf,
      }
      properties[name] = { ...nested.schema, properties: { [by]: { title: by }, ...nested.schema.properties } }
      uiSchema[name] = {
        ...nested.uiSchema,
        [by]: { 'ui:field': 'property', 'ui:options': { schema: choice } },
        'ui:options': { schema: inner },
      }
    } else {
      // rjsf draws nothing for a schema that says nothing.
      properties[name] = { title: name }
      uiSchema[name] = { 'ui:field': 'property', 'ui:options': { schema: inner } }
    }
  }
  return { schema: { type: 'object', properties, required: [...(schema.required ?? [])] }, uiSchema }
}

/** Properties that are drawn in place, one below the other. */
function isGroup(schema: Schema): boolean {
  return (
    schema.type === 'object' && !schema['x-ref'] && schema['x-type'] !== 'LocalizedText' && Boolean(schema.properties)
  )
}

/** One of several groups of properties, chosen by one of them. */
function isUnion(schema: Schema): boolean {
  return schema.type === 'object' && schema.oneOf !== undefined && schema.discriminator !== undefined
}

/** The branches that apply, of all unions at whatever depth. */
function branchesOf(schema: Schema, value: unknown): unknown[] {
  return Object.entries(branchOf(schema, value).properties ?? {}).flatMap(([name, inner]) => {
    if (!isUnion(inner) && !isGroup(inner)) return []
    const by = inner.discriminator?.propertyName
    const node = inside(value, name)
    return [by === undefined ? null : (inside(node, by) ?? null), ...branchesOf(inner, node)]
  })
}

const inside = (value: unknown, name: string): unknown => (isNode(value) ? value[name] : undefined)

/** The edit that sets a property: of the whole group where the group is not there yet, with the lists that it must have. */
function completed(spot: Spot, path: Place, value: unknown): [path: Place, value: unknown] {
  const [group, property, ...deeper] = path
  if (group === undefined || property === undefined || deeper.length > 0 || !isNode(spot.value)) return [path, value]
  const schema = spot.schema.properties?.[group]
  if (spot.value[group] !== undefined || !schema || value === undefined) return [path, value]
  const lists = (schema.required ?? []).filter(name => schema.properties?.[name]?.type === 'array')
  return [[group], { ...Object.fromEntries(lists.map(name => [name, []])), [property]: value }]
}

function written(data: Node, [step, ...rest]: Place, value: unknown): Node {
  if (step === undefined) return data
  const inner = data[step]
  return { ...data, [step]: rest.length === 0 ? value : written(isNode(inner) ? inner : {}, rest, value) }
}

/** The enclosing objects of a property, with what is not saved yet in the innermost. */
function framesOf(spot: Spot, path: Place, values: Node): Frame[] {
  const last = spot.frames.at(-1)
  const frames: Frame[] = last ? [...spot.frames.slice(0, -1), { ...last, node: values }] : []
  let { schema } = spot
  let node: Node = values
  for (const step of path.slice(0, -1)) {
    const inner = schema.properties?.[step]
    if (!inner) break
    schema = branchOf(inner, node[step])
    node = isNode(node[step]) ? (node[step] as Node) : {}
    frames.push({ node, schema, property: step })
  }
  return frames
}
