/** Says in both languages where something stands: "List Accounts › Columns › name › Width". */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { KindName, Schema } from '#metadata/kinds/schema.ts'
import { findPlace, isNode, type Path, shownKeyOf } from './place.ts'
import { type Both, labelOf, shown, shownDefinition } from './words.ts'

/** The place that a path of arguments leads to; just the definition where it leads nowhere. */
export function shownPlace(application: NamedApplication, kind: KindName, name: string, path: Path): Both {
  const definition = application.definitions.find(
    item => item.kind === kind && (item.name === name || item.id === name),
  )
  try {
    if (definition) return placeWords(definition, findPlace(definition, path).steps)
  } catch {
    // A list of edits is read also where the place has gone since.
  }
  return shownDefinition(application, kind, name)
}

/** The place of steps within a definition at hand. */
export function placeWords(definition: Definition, steps: Path): Both {
  const whole = shown(definition.kind, definition)
  const [en, zh] = [[whole.en], [whole['zh-CN']]]
  let value: unknown = definition
  let schema: Schema | undefined = kinds[definition.kind]
  for (const step of steps) {
    if (Array.isArray(value)) {
      const element: unknown = value[Number(step)]
      if (schema) {
        const label = elementLabel(element, schema, Number(step))
        en.push(label.en)
        zh.push(label['zh-CN'])
      }
      value = element
      schema = schema?.items
    } else {
      const inner: Schema | undefined =
        schema && branchOf(schema, isNode(value) ? value : {}).properties?.[String(step)]
      if (inner) {
        en.push(inner.title ?? String(step))
        zh.push(inner['x-zh-CN']?.title ?? String(step))
      }
      value = isNode(value) ? value[String(step)] : undefined
      schema = inner
    }
  }
  return { en: en.join(' › '), 'zh-CN': zh.join(' › ') }
}

/** What people call an element: by its label, name or key. */
export function elementLabel(element: unknown, schema: Schema | undefined, index: number): Both {
  const key = shownKeyOf(element, schema, index)
  return labelOf(isNode(element) ? { label: element.label as object, name: key } : undefined, key)
}
