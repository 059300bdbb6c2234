/**
 * Every place of a definition where people's words stand, found by the kind's JSON Schema. A place is told by a path
 * of names that survives sorting and insertion: `fields.industry.label`, `choices.won.label`.
 */
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

/** The languages that every text has. */
export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

/** One place with its texts. */
export interface LabelPosition {
  /** Names joined by dots; the key of an element stands where it has no name of its own. */
  readonly path: string
  /** Property names and indexes, from the definition. */
  readonly steps: readonly (string | number)[]
  /** The place in words. */
  readonly what: LocalizedText
  readonly texts: LocalizedText
}

type Node = Readonly<Record<string, unknown>>

interface Trail {
  readonly names: readonly string[]
  readonly steps: readonly (string | number)[]
  readonly words: readonly Words[]
}
type Words = Readonly<Record<Locale, string>>

/** The places of a definition, in the order in which they stand. */
export function labelPositions(definition: Definition): LabelPosition[] {
  const found: LabelPosition[] = []
  collect(definition, kinds[definition.kind], { names: [], steps: [], words: [] }, found)
  return found
}

function collect(value: unknown, schema: Schema, trail: Trail, found: LabelPosition[]): void {
  if (Array.isArray(value)) {
    const { items } = schema
    if (items)
      for (const [index, item] of value.entries()) collect(item, items, intoElement(trail, schema, value, index), found)
    return
  }
  if (!isNode(value)) return
  if (schema['x-type'] === 'LocalizedText') {
    found.push({ path: trail.names.join('.'), steps: trail.steps, what: toWhat(trail), texts: value })
    return
  }
  const { properties } = branchOf(schema, value)
  if (!properties) return
  for (const [name, inner] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) continue
    const words = { en: inner.title ?? name, 'zh-CN': inner['x-zh-CN']?.title ?? name }
    collect(value[name], inner, add(trail, name, name, words), found)
  }
}

function intoElement(trail: Trail, schema: Schema, elements: readonly unknown[], index: number): Trail {
  const element = elements[index]
  const key = isNode(element) ? element[schema['x-key'] ?? ''] : undefined
  const name = isNode(element) && isAlone(elements, element.name) ? element.name : (key ?? index)
  return add(trail, String(name), index, wordsOf(element, String(name)))
}

/** Whether it is a name that only one of the elements has. */
function isAlone(elements: readonly unknown[], name: unknown): boolean {
  return typeof name === 'string' && elements.filter(item => isNode(item) && item.name === name).length === 1
}

function wordsOf(element: unknown, name: string): Words {
  const label = isNode(element) && isNode(element.label) ? (element.label as LocalizedText) : {}
  return { en: label.en || name, 'zh-CN': label['zh-CN'] || label.en || name }
}

function add({ names, steps, words }: Trail, name: string, step: string | number, more: Words): Trail {
  return { names: [...names, name], steps: [...steps, step], words: [...words, more] }
}

/** "Fields › Industry": the label of an element is what one thinks of, so it is not said. */
function toWhat({ steps, words }: Trail): LocalizedText {
  const said = steps.length > 1 && steps.at(-1) === 'label' ? words.slice(0, -1) : words
  const join = (locale: Locale) => said.map(item => item[locale]).join(' › ')
  return { en: join('en'), 'zh-CN': join('zh-CN') }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
