/**
 * Lines that are written by themselves obey the input control of the record that they belong to, as they do when they
 * are written with it: in a state in which the lines are read-only nobody makes, changes or deletes one.
 */
import sql, { join, raw } from 'sql-template-tag'

import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { columnsOf, fromCells } from '../fields/cells.ts'
import type { StoredAnyReference, StoredValue } from '../fields/stored-value.ts'
import { column, table } from '../query/identifiers.ts'
import type { RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { controlIn } from './input-control.ts'
import { refusedBy, stateWords, toValueError, wordsOf } from './lifecycle-errors.ts'
import { type Lifecycle, lifecyclesFor, lifecyclesOf, stateOf, type Values } from './lifecycles-of.ts'

/** A field of children whose lines are records of the object, and the reference by which they are. */
interface Parenthood {
  readonly parent: CatalogObject
  readonly children: CatalogField
  readonly via: CatalogField
}

const known = new WeakMap<CatalogObject, readonly Parenthood[]>()

/** Whether records of the object may be locked by the state of another. */
export function isGuardedLine(catalog: Catalog, object: CatalogObject): boolean {
  return parenthoods(catalog, object).length > 0
}

function parenthoods(catalog: Catalog, object: CatalogObject): readonly Parenthood[] {
  const found = known.get(object)
  if (found) return found
  const made = [...catalog.objects.values()].flatMap(parent =>
    parent.embedded.flatMap(children => {
      const { definition } = children
      const via = definition?.type === 'children' ? object.fields.get(definition.via) : undefined
      const locks = lifecyclesOf(catalog, parent).some(({ definition: { control } }) =>
        control?.some(
          ({ fields, mode }) => fields.includes(children.name) && (mode === 'readOnly' || mode === 'hidden'),
        ),
      )
      return via && locks && children.targets[0] === object.id ? [{ parent, children, via }] : []
    }),
  )
  known.set(object, made)
  return made
}

/** Adds an error to the plan of each line that may not be written. */
export async function guardLines(context: WriteContext, subjects: readonly RuleSubject[]): Promise<void> {
  const open = subjects.filter(({ plan, isLine }) => !isLine && isGuardedLine(context.catalog, plan.object))
  for (const [object, group] of Map.groupBy(open, subject => subject.plan.object)) {
    for (const parenthood of parenthoods(context.catalog, object)) {
      const parents = await readParents(
        context,
        parenthood,
        group.flatMap(({ plan, before }) => parentIds(parenthood, [before, plan.values])),
      )
      for (const { plan, before } of group) {
        const lock = lockOf(context, parenthood, parentIds(parenthood, [before, plan.values]), parents)
        if (lock) plan.errors.push(toError(context, parenthood, lock, plan.pointer))
      }
    }
  }
}

/** Throws when a line may not be deleted. */
export async function assertMayDeleteLine(context: WriteContext, object: CatalogObject, values: Values): Promise<void> {
  for (const parenthood of parenthoods(context.catalog, object)) {
    const ids = parentIds(parenthood, [values])
    const lock = lockOf(context, parenthood, ids, await readParents(context, parenthood, ids))
    if (lock) throw refusedBy([toError(context, parenthood, lock, '')])
  }
}

function parentIds({ parent, via }: Parenthood, list: readonly (Values | undefined)[]): string[] {
  return list.flatMap(values => {
    const value = values?.get(via) ?? null
    if (typeof value === 'string') return [value]
    const any = value as StoredAnyReference | null
    return any?.object === parent.id ? [any.id] : []
  })
}

interface Lock {
  readonly lifecycle: Lifecycle
  readonly state: string
}

function lockOf(
  context: WriteContext,
  { parent, children }: Parenthood,
  ids: readonly string[],
  parents: ReadonlyMap<string, Values>,
): Lock | undefined {
  for (const values of ids.flatMap(id => parents.get(id) ?? [])) {
    for (const lifecycle of lifecyclesFor(context.catalog, parent, values)) {
      const state = stateOf(lifecycle, values)
      const mode = state && controlIn(lifecycle, state, context.rights).get(children.name)
      if (state && (mode === 'readOnly' || mode === 'hidden')) return { lifecycle, state }
    }
  }
  return undefined
}

function toError(context: WriteContext, { children, via }: Parenthood, { lifecycle, state }: Lock, pointer: string) {
  const [name, words] = [wordsOf(children), stateWords(lifecycle, state)]
  const texts = {
    en: `${name.en} cannot be changed in ${words.en}.`,
    'zh-CN': `状态“${words['zh-CN']}”不能修改${name['zh-CN']}。`,
  }
  const error = toValueError(context, lifecycle, pointer, { code: 'lifecycle/read-only', field: undefined, texts })
  return { ...error, pointer: `${pointer}/${via.name}` }
}

/** The fields that decide, of records that are locked as their roll-ups will: a weaker lock first would be a deadlock. */
async function readParents(
  context: WriteContext,
  { parent }: Parenthood,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Values>> {
  if (ids.length === 0) return new Map()
  const type = parent.fields.get('record_type')
  const fields = [...lifecyclesOf(context.catalog, parent).map(item => item.field), ...(type ? [type] : [])]
  const cells = fields.flatMap(field => columnsOf(field).map(item => column('t', item.name)))
  const wanted = [...new Set(ids)].sort()
  const statement = sql`select t.id, ${join(cells)} from ${table(context.ed, parent)} t where t.id = any(${wanted}::uuid[]) order by t.id for no key update of ${raw('t')}`
  const rows = await context.tx.arrays({ text: statement.text, values: statement.values })
  return new Map(
    rows.map(row => {
      const values = new Map<CatalogField, StoredValue>()
      for (const [index, field] of fields.entries()) values.set(field, fromCells(field, row, index + 1))
      return [row[0] as string, values]
    }),
  )
}
