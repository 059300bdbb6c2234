/** What elements of lists are called: by their labels, by what they refer to, else by where they stand. */
import { useCallback } from 'react'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts } from '../draft/texts.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { baseObject } from './base-object.ts'
import { choicesOf, fieldAt, pathWords } from './draft-fields.ts'
import { singleOf, titleOf } from './schema-words.ts'
import { isNode, type Spot } from './spot.ts'

const definitionKinds: ReadonlySet<string> = new Set(Object.keys(texts.en.kind))

/** The words for an element. */
export function useElementWords(definition: Definition): (spot: Spot) => string {
  const { label, text, locale } = useLocale()
  const draft = useDraft()
  return useCallback(
    spot => {
      const { value, schema, frames } = spot
      if (!isNode(value)) return String(value)
      const own = text((value.label ?? value.text) as LocalizedText | undefined)
      if (own) return own
      if (definition.kind === 'lifecycle' && typeof value.code === 'string') {
        const { object, field } = definition
        const choices = choicesOf(
          draft,
          draft.find('object', object)?.fields.find(item => item.name === field),
        )
        return text(choices.find(choice => choice.code === value.code)?.label, value.code)
      }
      if (definition.kind === 'workflow' && typeof value.from === 'string' && typeof value.to === 'string') {
        const nodes = definition.nodes
        const called = (id: unknown) => {
          const node = nodes.find(item => item.id === id)
          const branch = spot.frames[0]?.schema.properties?.nodes?.items?.oneOf?.find(
            item => item.properties?.type?.const === node?.type,
          )
          return text(node?.label) || titleOf(branch, locale, String(id))
        }
        return `${called(value.from)} → ${called(value.to)}`
      }
      for (const [property, inner] of Object.entries(schema.properties ?? {})) {
        const name = value[property]
        const ref = inner['x-ref']
        if (!ref || property === 'part') continue
        if (Array.isArray(name) || inner.items) continue
        if (typeof name !== 'string') continue
        if (ref === 'field' || ref === 'path') {
          const base = baseObject(draft, definition, frames, inner, property)
          return fieldAt(draft, base, name) ? pathWords(draft, base, name, label) : name
        }
        if (definitionKinds.has(ref)) {
          const found = draft.find(ref as KindName, name)
          return found ? label(found) : name
        }
      }
      const refs = Object.entries(schema.properties ?? {}).find(([, inner]) => inner.items?.['x-ref'] === 'field')
      if (refs) {
        const base = baseObject(draft, definition, frames, refs[1].items!, refs[0])
        const names = (value[refs[0]] ?? []) as readonly string[]
        if (names.length > 0) return names.map(name => pathWords(draft, base, name, label)).join(' + ')
      }
      const branch = schema.title && spot.whole.oneOf ? titleOf(schema, locale) : ''
      const plain = value.name ?? value.as ?? value.code ?? value.text
      if (typeof plain === 'string' && plain) return branch ? `${branch} ${plain}` : plain
      if (branch) return branch
      return spot.array ? `${singleOf(spot.array.schema, locale)} ${spot.array.index + 1}` : titleOf(schema, locale)
    },
    [draft, definition, label, text, locale],
  )
}
