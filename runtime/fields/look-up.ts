/**
 * Asks the database, in one statement, for everything that planned records speak of: the records they refer to, as far
 * as the actor may see them, currencies and files. What is missing becomes an error of the record.
 *
 * Records referred to are locked against deletion (`for key share`) until the transaction ends.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { baseCurrencySql } from '../money/base-currency.ts'
import { bindQuestion } from '../query/bind-question.ts'
import { conditionSql } from '../query/condition-sql.ts'
import { column, quote, table } from '../query/identifiers.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { literal } from '../query/title-sql.ts'
import type { WriteContext } from '../write.ts'
import { choosable, isNarrowed, roleWords } from './choosable.ts'
import type { Need, PlannedValues } from './plan-values.ts'
import { baseCurrency, type StoredMoney, type StoredValue } from './stored-value.ts'
import { type Complaint, errorAt } from './value-error.ts'

/** What was found, by key. */
type Found = ReadonlyMap<string, string | null>

/** Adds the errors; fills in the base currency and the unit that owned records belong to. */
export async function lookUp(context: WriteContext, planned: readonly PlannedValues[]): Promise<void> {
  const found = await ask(context, wantsOf(planned))
  for (const plan of planned) {
    for (const need of plan.needs) {
      const complaint = complaintOf(context, need, found)
      if (complaint) plan.errors.push(errorAt(plan.pointer, need.field.name, complaint))
    }
    fillIn(context, plan, found)
  }
}

interface Wants {
  /** Ids by object and right. */
  readonly records: ReadonlyMap<
    string,
    {
      readonly target: CatalogObject
      readonly right: 'read' | 'update'
      /** Which of them may be chosen is the same for all fields that say nothing of it. */
      readonly field: CatalogField
      readonly ids: Set<string>
    }
  >
  readonly currencies: ReadonlySet<string>
  readonly files: ReadonlySet<string>
}

function wantsOf(planned: readonly PlannedValues[]): Wants {
  const records = new Map<
    string,
    { target: CatalogObject; right: 'read' | 'update'; field: CatalogField; ids: Set<string> }
  >()
  const currencies = new Set<string>()
  const files = new Set<string>()
  for (const need of planned.flatMap(plan => plan.needs)) {
    if (need.kind === 'currency') currencies.add(need.code)
    else if (need.kind === 'file') files.add(need.id)
    else {
      const key = keyOf(need)
      const entry = records.get(key) ?? { target: need.target, right: need.right, field: need.field, ids: new Set() }
      entry.ids.add(need.id)
      records.set(key, entry)
    }
  }
  return { records, currencies, files }
}

function keyOf({ field, target, right }: Extract<Need, { kind: 'record' }>): string {
  return isNarrowed(field) ? `${target.id} ${right} ${field.id}` : `${target.id} ${right}`
}

async function ask(context: WriteContext, { records, currencies, files }: Wants): Promise<Found> {
  const next = createAliases()
  const parts: Sql[] = []
  // One order for everybody, so that two writers never wait for each other.
  for (const [key, { target, right, field, ids }] of [...records].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const scope = openScope(context, target, next)
    const { alias } = scope
    const visible = andPredicate(accessPredicate(context, target, right, alias, next))
    const conditions = choosable(context, target, field).map(item => conditionSql(scope, item))
    const offered = conditions.length > 0 ? sql` and ${join(conditions, ' and ')}` : empty
    const wanted = [...ids].sort()
    parts.push(
      sql`select ${raw(literal(key))} as k, x.id::text as v, x.extra from (select ${raw(alias)}.id, ${extraOf(target, alias)} as extra ${scope.from()} where ${raw(alias)}.id = any(${wanted}::uuid[]) and ${raw(alias)}.deleted_at is null${visible}${offered} order by ${raw(alias)}.id for key share of ${raw(alias)}) x`,
    )
  }
  parts.push(...currencyParts(context, currencies))
  if (files.size > 0) {
    parts.push(
      sql`select 'file', f.id::text, f.type from platform.file f where f.id = any(${[...files]}::uuid[]) and f.created_by = ${context.actor.userId}::uuid and f.attached_at is null`,
    )
  }
  if (parts.length === 0) return new Map()
  const statement = join(parts, ' union all ')
  const rows = await context.tx.arrays({
    text: statement.text,
    values: await bindQuestion(context, statement.values, null, context.tx),
    prepared: true,
  })
  return new Map(rows.map(([key, value, extra]) => [`${key} ${value}`, extra as string | null]))
}

/** The unit of a user, to give it to what he owns. */
function extraOf(target: CatalogObject, alias: string): Sql {
  const unit = target.id === systemObjects.user ? target.fieldsById.get('sys-user-unit')?.columns?.value : undefined
  return unit ? sql`${column(alias, unit)}::text` : raw('null::text')
}

function currencyParts(context: WriteContext, codes: ReadonlySet<string>): Sql[] {
  const object = context.catalog.objectsById.get(systemObjects.currency)
  const code = object?.fieldsById.get('sys-currency-code')?.columns?.value
  if (!object || !code || codes.size === 0) return []
  const name = raw(quote(code))
  const named = [...codes].filter(item => item !== baseCurrency)
  const parts: Sql[] = []
  if (named.length > 0) {
    parts.push(
      sql`select 'currency' as k, ${name} as v, null::text as extra from ${table(context.ed, object)} where deleted_at is null and ${name} = any(${named}::text[])`,
    )
  }
  if (codes.has(baseCurrency)) {
    parts.push(sql`select 'currency' as k, ${raw(literal(baseCurrency))} as v, ${baseCurrencySql(context)} as extra`)
  }
  return parts
}

function complaintOf({ catalog }: WriteContext, need: Need, found: Found): Complaint | undefined {
  switch (need.kind) {
    case 'record':
      return found.has(`${keyOf(need)} ${need.id}`) ? undefined : notChoosable(catalog, need)
    case 'currency':
      return found.has(`currency ${need.code}`)
        ? undefined
        : { code: 'currency/unknown', message: `There is no currency "${need.code}".` }
    case 'file': {
      const type = found.get(`file ${need.id}`)
      if (typeof type !== 'string') return { code: 'file/unknown', message: 'There is no such file of yours.' }
      return isAccepted(need, type)
        ? undefined
        : { code: 'file/type', message: `A file of the type ${type} is not accepted.` }
    }
  }
}

function notChoosable(catalog: Catalog, { field, target }: Extract<Need, { kind: 'record' }>): Complaint {
  const roles = roleWords(catalog, field)
  if (!roles) return { code: 'reference/unknown', message: `There is no such record of "${target.name}" to choose.` }
  const texts = {
    en: `Choose somebody with the role ${roles.en}.`,
    'zh-CN': `请选择具有角色“${roles['zh-CN']}”的人员。`,
  }
  return { code: 'reference/without-role', message: texts.en, texts }
}

function isAccepted({ field }: Need, type: string): boolean {
  const accept = field.definition?.type === 'file' ? field.definition.accept : undefined
  if (!accept?.trim()) return true
  return accept.split(',').some(item => {
    const wanted = item.trim().toLowerCase()
    return wanted === type || wanted === '*/*' || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)))
  })
}

function fillIn(context: WriteContext, { object, values }: PlannedValues, found: Found): void {
  for (const [field, value] of values) {
    if (field.type !== 'money' || value === null || (value as StoredMoney).currency !== baseCurrency) continue
    values.set(field, { ...(value as StoredMoney), currency: found.get(`currency ${baseCurrency}`) ?? '' })
  }
  const owner = object.fields.get('owner')
  const unit = object.fields.get('unit')
  if (owner?.system && unit?.system && values.has(owner))
    values.set(unit, unitOf(context, object, values.get(owner), found))
}

function unitOf(
  { actor, catalog }: WriteContext,
  object: CatalogObject,
  owner: StoredValue | undefined,
  found: Found,
): string | null {
  if (object.definition.ownership === 'team' || owner === actor.userId) return actor.unitId
  const user = catalog.objectsById.get(systemObjects.user)
  return (user && found.get(`${user.id} read ${String(owner)}`)) ?? null
}
