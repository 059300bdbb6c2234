/** The application around one very large table, and the ways in which it is changed. */
import type { NamedApplication } from '#metadata/application.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import type { PromotionResult } from '#metadata/promotion/run-promotion.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'

/** Name of the object and of its table. */
export const large = 'thing'

type Change = (fields: readonly FieldDefinition[]) => FieldDefinition[]

const label = (text: string) => ({ en: text, 'zh-CN': text })
const fieldOf = (name: string, more: object): FieldDefinition =>
  ({ id: `bench-${large}-${name}`, name, label: label(name), ...more }) as FieldDefinition

const put =
  (name: string, more: object): Change =>
  fields => {
    const field = fieldOf(name, more)
    return fields.some(item => item.id === field.id)
      ? fields.map(item => (item.id === field.id ? field : item))
      : [...fields, field]
  }

/** By what a measurement calls them. */
export const changes = {
  'adding a field': put('added', { type: 'text' }),
  'retyping a field': put('value_1', { type: 'text' }),
  'requiring a field': put('value_0', { type: 'text', required: true }),
  'making a field unique': put('code', { type: 'text', unique: true }),
  'retyping a field once more': put('value_2', { type: 'text' }),
} satisfies Record<string, Change>

export type ChangeName = keyof typeof changes

/** The object as it begins. */
export function largeObject(): ObjectDefinition {
  return {
    id: `bench-${large}`,
    kind: 'object',
    name: large,
    label: label(large),
    plural: label(large),
    ownership: 'user',
    title: '{name}',
    fields: [
      fieldOf('name', { type: 'text', required: true }),
      fieldOf('code', { type: 'text' }),
      fieldOf('value_0', { type: 'text' }),
      fieldOf('value_1', { type: 'integer' }),
      fieldOf('value_2', { type: 'decimal' }),
      fieldOf('value_3', { type: 'date' }),
      fieldOf('value_4', { type: 'longText' }),
    ],
  }
}

/** Promotes one of the changes from the head, as a draft's promotion does. */
export async function promoteChange(db: Database, name: ChangeName): Promise<PromotionResult> {
  const base = await readHead(db)
  const { definitions } = toNamed((await loadRevision(db, base)).application)
  const application: NamedApplication = {
    form: 'named',
    definitions: definitions.map(item =>
      item.kind === 'object' && item.name === large ? { ...item, fields: changes[name](item.fields) } : item,
    ),
  }
  const origin = { author: null, message: name, source: 'benchmark', draft: 'benchmark' }
  return promote(db, { ed: 'ed', base, application, findings: findFindings, ...origin })
}
