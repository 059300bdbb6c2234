/**
 * The records that a simulation sees: those of production as far as the one who asks may see them, with what the
 * simulated steps would have changed and made. It never writes; what may not be seen stops the simulation and is named.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { formulaOf, rollUpOf } from '#metadata/computed/computed-field.ts'
import { equals } from '#metadata/equals.ts'
import { Problem } from '#platform/problem.ts'
import type { Context } from '#runtime/context.ts'
import { expressionOf } from '#runtime/feel/expressions-of.ts'
import { fileObject } from '#runtime/feel/field-value.ts'
import { isContext, isList } from '#runtime/feel/kind-of.ts'
import { loadRecord, type MemberPath } from '#runtime/feel/load-record.ts'
import { toTree } from '#runtime/feel/record-level.ts'
import { rollUpOfList } from '#runtime/feel/roll-up-of-list.ts'
import { namesOf } from '#runtime/feel/typed-record.ts'
import { type FeelContext, type FeelValue, objectOf, recordValue } from '#runtime/feel/values.ts'
import { getRecord } from '#runtime/records/get-record.ts'
import { busyWorkflow } from '#runtime/workflows/workflow-problems.ts'

import { notReadable } from './simulation-problems.ts'

/** Where a simulation takes place. */
export interface SimulationWorld {
  /** Production, with the rights of who asks. */
  readonly live: Context
  /** The same with the catalog of the draft. */
  readonly drafted: Context
}

export interface RecordReader {
  /** The record (by its object's id) with what the paths lead to, in the names of the draft; null when there is none. */
  read(object: string, id: string, paths: readonly MemberPath[]): Promise<FeelContext | null>
  /** What it is called; empty when it is not there or may not be seen. */
  titleOf(object: string, id: string): Promise<string>
  change(object: string, id: string, values: ReadonlyMap<string, FeelValue>): void
  /** Makes a record; answers its id. */
  create(object: string, values: ReadonlyMap<string, FeelValue>): string
  /** Names and values that the simulation has given to fields of a record. */
  changesOf(object: string, id: string): ReadonlyMap<string, FeelValue> | undefined
}

const mostReads = 2000
const mostDepth = 8

/** A reader that has changed nothing yet. */
export function createRecordReader({ live, drafted }: SimulationWorld, beside: () => FeelContext): RecordReader {
  const changes = new Map<string, Map<string, FeelValue>>()
  const created = new Map<string, string>()
  const seen = new Set<string>()
  const changed = new Set<string>()
  let reads = 0

  async function read(
    object: string,
    id: string,
    paths: readonly MemberPath[],
    depth = 0,
  ): Promise<FeelContext | null> {
    const found = drafted.catalog.objectsById.get(object)
    if (!found) return null
    if (++reads > mostReads) throw busyWorkflow(`A simulation reads at most ${mostReads} records.`)
    const own = changes.get(`${object} ${id}`)
    const isNew = created.has(id)
    const tree = toTree(paths)
    const stored: MemberPath[] = []
    const values: Record<string, FeelValue> = {}
    const computed: CatalogField[] = []
    for (const [name, inner] of tree) {
      const field = found.fields.get(name) ?? found.formerFields.get(name)
      if (!field) {
        if (name === 'title' && isNew) values.title = null
        else if (name === 'title') stored.push(['title'])
        continue
      }
      if (own?.has(field.name)) values[name] = own.get(field.name) ?? null
      else if (isComputedHere(found, field, own !== undefined)) computed.push(field)
      else if (!isNew && isStored(found, field)) stored.push(...pathsOf(field, name, inner))
      else values[name] = field.type === 'children' || field.type === 'file' ? [] : null
    }
    if (!isNew) {
      const record = await loadLive(found, id, stored)
      if (!record) return null
      for (const [name] of stored) if (name !== undefined) values[name] ??= record[name] ?? null
    }
    for (const [name, inner] of tree) {
      const field = found.fields.get(name) ?? found.formerFields.get(name)
      if (field?.type === 'children') values[name] = await childrenOf(id, field, values[name] ?? [], inner, depth)
      else if (values[name] !== undefined && inner.size > 0) values[name] = await deepen(values[name], inner, depth)
    }
    for (const field of computed) values[field.name] = await compute(found, id, field, depth)
    return recordValue(object, { ...values, id })
  }

  /** Stored where production has the very same column. */
  function isStored(object: CatalogObject, field: CatalogField): boolean {
    const before = fieldOfHead(object, field)
    return before !== undefined && before.type === field.type && equals(before.columns, field.columns)
  }

  function isComputedHere(object: CatalogObject, field: CatalogField, isChanged: boolean): boolean {
    const { definition } = field
    if (!definition) return false
    const rollUp = rollUpOf(definition)
    if (rollUp) {
      const children = object.fields.get(rollUp.children)
      return !isStored(object, field) || changed.has(children?.targets[0] ?? '')
    }
    const formula = formulaOf(definition)
    return formula !== undefined && (formula.whenRead || isChanged || changed.size > 0 || !isStored(object, field))
  }

  function fieldOfHead(object: CatalogObject, { id }: CatalogField): CatalogField | undefined {
    const head = live.catalog.objectsById.get(object.id)
    return head && [...head.fields.values()].find(item => item.id === id)
  }

  async function loadLive(
    object: CatalogObject,
    id: string,
    stored: readonly MemberPath[],
  ): Promise<FeelContext | null> {
    const head = live.catalog.objectsById.get(object.id)
    if (!head) return null
    for (const [name = ''] of stored) {
      const field = object.fields.get(name) ?? object.formerFields.get(name)
      const before = field && fieldOfHead(object, field)
      if (before && live.rights.field(head, before) === 'hidden') {
        throw notReadable(`You may not see the field "${name}" of "${object.name}", which the workflow reads.`, {
          object: object.name,
          field: name,
        })
      }
    }
    const record = await loadRecord(drafted, object.id, id, stored, live.db)
    if (record && !(await isVisible(head, id))) {
      throw notReadable(`You may not see a record of "${object.name}" that the workflow reads.`, {
        object: object.name,
        record: id,
      })
    }
    return record
  }

  async function isVisible(head: CatalogObject, id: string): Promise<boolean> {
    if (seen.has(id)) return true
    try {
      await getRecord(live, head.name, id, ['id'])
    } catch (error) {
      if (error instanceof Problem && (error.status === 404 || error.status === 403)) return false
      throw error
    }
    seen.add(id)
    return true
  }

  async function deepen(value: FeelValue, inner: ReturnType<typeof toTree>, depth: number): Promise<FeelValue> {
    if (isList(value)) {
      const items: FeelValue[] = []
      for (const item of value) items.push(await deepen(item, inner, depth))
      return items
    }
    if (!isContext(value) || typeof value.id !== 'string') return value
    const object = value[objectOf]
    if (object === undefined || object === fileObject || depth >= mostDepth) return value
    const found = await read(object, value.id, toPaths(inner), depth + 1)
    return found && recordValue(object, { ...value, ...found })
  }

  /** Those of production that still belong to it, and those that the simulation has made. */
  async function childrenOf(
    id: string,
    field: CatalogField,
    stored: FeelValue,
    inner: ReturnType<typeof toTree>,
    depth: number,
  ): Promise<FeelValue> {
    const child = drafted.catalog.objectsById.get(field.targets[0] ?? '')
    const via = field.definition?.type === 'children' ? field.definition.via : ''
    if (!child || depth >= mostDepth) return []
    const belongs = (key: string) => {
      const parent = changes.get(`${child.id} ${key}`)?.get(via)
      return parent === undefined || parent === null ? undefined : isContext(parent) && parent.id === id
    }
    const ids = (isList(stored) ? stored : []).flatMap(item => (isContext(item) ? [String(item.id)] : []))
    const moved = [...changes.keys()].flatMap(key => {
      const [of, changedId = ''] = key.split(' ')
      return of === child.id && !ids.includes(changedId) && belongs(changedId) === true ? [changedId] : []
    })
    const items: FeelValue[] = []
    for (const key of [...ids.filter(item => belongs(item) !== false), ...moved]) {
      const item = await read(child.id, key, toPaths(inner), depth + 1)
      if (item) items.push(item)
    }
    return items
  }

  async function compute(object: CatalogObject, id: string, field: CatalogField, depth: number): Promise<FeelValue> {
    if (!field.definition || depth >= mostDepth) return null
    const formula = formulaOf(field.definition)
    const rollUp = rollUpOf(field.definition)
    if (formula) {
      const { evaluate, of } = expressionOf(drafted, object, formula.text)
      const record = await read(object.id, id, of('record'), depth + 1)
      return record && evaluate(namesOf(record, null, beside() as never))
    }
    const children = rollUp && object.fields.get(rollUp.children)
    const child = children && drafted.catalog.objectsById.get(children.targets[0] ?? '')
    if (!rollUp || !child) return null
    const where = rollUp.where === undefined ? undefined : expressionOf(drafted, child, rollUp.where)
    const paths = [...(where?.of('record') ?? []), ...(rollUp.field === undefined ? [] : [[rollUp.field]]), ['id']]
    const record = await read(
      object.id,
      id,
      paths.map(path => [rollUp.children, ...path]),
      depth + 1,
    )
    const items = record?.[rollUp.children] ?? []
    if (!isList(items)) return null
    const counted = items.filter(
      (item): item is FeelContext =>
        isContext(item) && (!where || where.evaluate(namesOf(item, null, beside() as never)) === true),
    )
    return rollUpOfList(rollUp, counted, field.type === 'money')
  }

  return {
    read: (object, id, paths) => read(object, id, paths),
    async titleOf(object, id) {
      if (created.has(id)) {
        const own = changes.get(`${object} ${id}`)
        return String([...(own?.values() ?? [])].find(value => typeof value === 'string') ?? '')
      }
      try {
        return String((await read(object, id, [['title']]))?.title ?? '')
      } catch (error) {
        if (error instanceof Problem && error.code === 'simulation/not-readable') return ''
        throw error
      }
    },
    change(object, id, values) {
      changed.add(object)
      const key = `${object} ${id}`
      changes.set(key, new Map([...(changes.get(key) ?? []), ...values]))
    },
    create(object, values) {
      const id = `00000000-0000-7000-8000-${String(created.size + 1).padStart(12, '0')}`
      created.set(id, object)
      changed.add(object)
      changes.set(`${object} ${id}`, new Map(values))
      return id
    },
    changesOf: (object, id) => changes.get(`${object} ${id}`),
  }
}

/** What is read of a stored field in one go; records behind it are read by themselves. */
function pathsOf(field: CatalogField, name: string, inner: ReturnType<typeof toTree>): MemberPath[] {
  if (field.type === 'children') return [[name, 'id']]
  if (field.type === 'reference') return [[name]]
  return inner.size === 0 ? [[name]] : toPaths(inner).map(path => [name, ...path])
}

function toPaths(tree: ReturnType<typeof toTree>): MemberPath[] {
  return [...tree].flatMap(([name, inner]) =>
    inner.size === 0 ? [[name]] : toPaths(inner).map(path => [name, ...path]),
  )
}
