/**
 * What changes in a line while it is typed in the grid of its record: the form of the line's own object says it, the
 * dialog before the whole form. The record around the line is there as it is typed, not as it is stored.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { FormDefinition } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { expressionOf } from '../feel/expressions-of.ts'
import { isContext } from '../feel/kind-of.ts'
import type { MemberPath } from '../feel/load-record.ts'
import { type FeelContext, type FeelValue, recordValue } from '../feel/values.ts'

export interface LineRules {
  /** The children whose lines they are. */
  readonly field: CatalogField
  readonly child: CatalogObject
  readonly changes: NonNullable<FormDefinition['changes']>
  /** What they read, from the record around the lines. */
  readonly paths: readonly MemberPath[]
  /** What they read of whoever acts. */
  readonly actor: readonly MemberPath[]
  readonly via: string
}

/** The rules for the lines of a record; undefined where no form for the actor has any. */
export function lineRules(context: Pick<Context, 'catalog' | 'rights'>, field: CatalogField): LineRules | undefined {
  const { definition } = field
  const child = context.catalog.objectsById.get(field.targets[0] ?? '')
  if (!child || definition?.type !== 'children' || definition.embedded !== true) return undefined
  const forms = context.catalog.symbols
    .all('form')
    .filter(form => form.object === child.name && form.changes?.length && context.rights.isFor(form.roles))
  const { changes } = forms.find(form => form.purpose === 'dialog') ?? forms[0] ?? {}
  if (!changes) return undefined
  const texts = changes.flatMap(({ when, set }) => [
    ...(when === undefined ? [] : [when]),
    ...set.map(({ formula }) => formula),
  ])
  const reads = (root: 'record' | 'actor') => texts.flatMap(text => expressionOf(context, child, text).of(root))
  const { via } = definition
  const paths = reads('record').flatMap(path => {
    if (path[0] !== via) return [[field.name, ...path]]
    return path.length > 1 ? [path.slice(1)] : []
  })
  return { field, child, changes, paths, actor: reads('actor'), via }
}

/** A line that was changed, and which of its fields were. */
export interface ChangedLine {
  readonly line: FeelContext
  readonly names: readonly string[]
}

/**
 * The lines that were just changed, by their place among those that are typed: `/lines/create/0/price` is of the first
 * new one, `/lines/update/<id>/price` of one that is there already.
 */
export function changedLines({ field, child, via }: LineRules, record: FeelContext, changed: readonly string[]) {
  const value = record[field.name]
  const lines = (Array.isArray(value) ? value : []).filter(isContext) as FeelContext[]
  const made = lines.filter(line => typeof line.id !== 'string')
  const places = new Map<FeelContext, string[]>()
  for (const pointer of changed) {
    const [root, of, part, key = '', name = ''] = pointer.split('/')
    if (root !== '' || of !== field.name) continue
    const line = part === 'create' ? made[Number(key)] : lines.find(item => item.id === key.toLowerCase())
    if (line) places.set(line, [...(places.get(line) ?? []), name])
  }
  const within = (line: FeelContext) =>
    recordValue(child.id, { ...(line as Readonly<Record<string, FeelValue>>), [via]: record })
  return new Map([...places].map(([line, names]): [FeelContext, ChangedLine] => [line, { line: within(line), names }]))
}
