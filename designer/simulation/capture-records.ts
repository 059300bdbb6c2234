/** Service tasks that work on records: what they would write, kept for the expressions that follow. */
import { Temporal } from 'temporal-polyfill'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { CreateService, FieldValue, FindService, TransitionService, UpdateService } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { isDecimal, readCurrency, toAmount } from '#runtime/feel/decimal.ts'
import { recordIn } from '#runtime/feel/record-in.ts'
import { toGiven } from '#runtime/feel/to-given.ts'
import { toJsonValue } from '#runtime/feel/to-json-value.ts'
import { type FeelValue, recordValue } from '#runtime/feel/values.ts'
import { baseCurrency } from '#runtime/fields/stored-value.ts'
import { unknownField, unknownObject, unknownRecord } from '#runtime/problems.ts'
import { fillParameters } from '#runtime/queries/parameters.ts'
import { isUuid } from '#runtime/query/is-uuid.ts'
import { listRecords } from '#runtime/records/list-records.ts'
import { recordVariable } from '#runtime/workflows/engine/stored-value.ts'
import type { StoredVariable, Wait } from '#runtime/workflows/engine/types.ts'

import type { SimulatedRecord, SimulatedValue } from '../web/workflow/simulation/simulated.ts'
import type { Simulation } from './simulation.ts'
import { fieldText } from './told-text.ts'

/** A new record; answers it for the service's variable. */
export async function captureCreate(
  simulation: Simulation,
  wait: Wait,
  { target, set }: CreateService,
): Promise<StoredVariable> {
  const object = objectNamed(simulation, target)
  const values = await valuesOf(simulation, wait, object, set)
  const { userId } = simulation.live.actor
  const owner = object.fields.get('owner')
  if (object.definition.ownership === 'user' && owner && !values.has('owner')) {
    values.set('owner', recordValue(systemObjects.user, { id: userId }))
  }
  const id = simulation.reader.create(object.id, values)
  simulation.forget()
  const told: SimulatedValue[] = []
  for (const [name, value] of values) {
    const field = fieldNamed(object, name)
    told.push({ field: name, label: field.label, after: await fieldText(simulation, field, value) })
  }
  tell(simulation, wait, 'created', await recordOf(simulation, object, id), told)
  return recordVariable(object.id, id)
}

/** Fields that are set, or the state that a record is taken to. */
export async function captureUpdate(
  simulation: Simulation,
  wait: Wait,
  action: UpdateService | TransitionService,
): Promise<undefined> {
  const object = objectNamed(simulation, action.target)
  const said = action.record === undefined ? undefined : await simulation.evaluate(wait, action.record)
  const { record } = simulation
  const id = said === undefined ? (record?.object === object.id ? record.id : undefined) : recordIn(said)?.id
  const values = await valuesOf(simulation, wait, object, action.set)
  if (action.type === 'transition' && action.field && action.to) values.set(action.field, action.to)
  const names = [...values.keys()]
  for (const name of names) fieldNamed(object, name)
  const before =
    id &&
    (await simulation.reader.read(
      object.id,
      id,
      names.map(name => [name]),
    ))
  if (!id || !before) throw unknownRecord(`There is no record of "${object.name}" to change.`)
  const told: SimulatedValue[] = []
  for (const name of names) {
    const field = fieldNamed(object, name)
    const old = before[name] ?? null
    const value = keepCurrency(values.get(name) ?? null, old)
    values.set(name, value)
    told.push({
      field: name,
      label: field.label,
      before: await fieldText(simulation, field, old),
      after: await fieldText(simulation, field, value),
    })
  }
  simulation.reader.change(object.id, id, values)
  simulation.forget()
  tell(simulation, wait, 'changed', await recordOf(simulation, object, id), told)
  return undefined
}

/** Records of production that match, of those that may be seen. */
export async function captureFind(simulation: Simulation, wait: Wait, action: FindService): Promise<StoredVariable> {
  const { live, inHead } = simulation
  const object = objectNamed(simulation, action.target)
  const head = live.catalog.objectsById.get(object.id)
  const values = new Map<string, unknown>()
  for (const { name, value } of action.parameters ?? []) {
    const found = await simulation.evaluate(wait, value)
    values.set(name, recordIn(found)?.id ?? toJsonValue(found))
  }
  const node = inHead.nodes.find(item => item.id === wait.node)
  const known = node?.type === 'serviceTask' && node.does?.type === 'find' ? node.does : action
  const limit = action.limit ?? 1
  const sort = known.sort?.map(({ field, descending }) => (descending ? `-${field}` : field))
  const found = head
    ? await listRecords(
        live,
        {
          object: head.name,
          fields: ['id'],
          limit: Math.min(limit, mostFound),
          ...(known.filter ? { filter: fillParameters(known.filter, values) } : {}),
          ...(sort?.length ? { sort } : {}),
        },
        undefined,
        simulation.record?.id ?? null,
      )
    : undefined
  const ids = (found?.value.records ?? []).map(record => String(record.id))
  const records: SimulatedRecord[] = []
  for (const id of ids.slice(0, mostTold)) records.push(await recordOf(simulation, object, id))
  simulation.told.push({ kind: 'found', at: atOf(simulation), node: wait.node, object: object.name, records })
  const variables = ids.map(id => recordVariable(object.id, id))
  return limit === 1 ? (variables[0] ?? null) : variables
}

const mostFound = 200
const mostTold = 20

/** The simulated time as ISO 8601. */
export function atOf({ now }: Pick<Simulation, 'now'>): string {
  return new Date(now).toISOString()
}

function tell(
  simulation: Simulation,
  { node }: Wait,
  kind: 'created' | 'changed',
  record: SimulatedRecord,
  values: readonly SimulatedValue[],
): void {
  simulation.told.push({ kind, at: atOf(simulation), node, record, values })
}

async function recordOf({ reader }: Simulation, object: CatalogObject, id: string): Promise<SimulatedRecord> {
  return { object: object.name, id, title: await reader.titleOf(object.id, id) }
}

async function valuesOf(
  simulation: Simulation,
  wait: Wait,
  object: CatalogObject,
  set: readonly FieldValue[] = [],
): Promise<Map<string, FeelValue>> {
  const values = new Map<string, FeelValue>()
  for (const { field, value } of set) {
    const known = fieldNamed(object, field)
    values.set(known.name, fitted(simulation, known, await simulation.evaluate(wait, value)))
  }
  return values
}

/** As the field will hold it: a day for a date, a record for its id, an amount with a currency. */
function fitted({ drafted }: Simulation, field: CatalogField, value: FeelValue): FeelValue {
  if (field.type === 'money' && isDecimal(value) && readCurrency(value) === undefined) return value
  const given = toGiven(drafted, field, value)
  if (field.type === 'date' && typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given)) {
    return Temporal.PlainDate.from(given)
  }
  if (field.type === 'reference' && isUuid(given)) return recordValue(field.targets[0] ?? '', { id: given as string })
  return value
}

/** A number for an amount is in the currency that the amount has. */
function keepCurrency(value: FeelValue, old: FeelValue): FeelValue {
  if (!isDecimal(value) || readCurrency(value) !== undefined || !isDecimal(old)) return value
  const currency = readCurrency(old)
  return currency === undefined ? value : toAmount(value.toFixed(), currency ?? baseCurrency)
}

function objectNamed({ drafted }: Simulation, name: string | undefined): CatalogObject {
  const object = drafted.catalog.objects.get(name ?? '')
  if (!object) throw unknownObject(`There is no object "${name ?? ''}".`)
  return object
}

function fieldNamed(object: CatalogObject, name: string): CatalogField {
  const field = object.fields.get(name)
  if (!field) throw unknownField(`"${object.name}" has no field "${name}".`)
  return field
}
