/** The services that change a record: set fields, or take it to another state of its lifecycle. */
import type { CatalogField } from '#metadata/catalog.ts'
import type { TransitionService, UpdateService } from '#metadata/definitions.ts'
import { recordIn } from '../../feel/record-in.ts'
import type { StoredMoney, StoredValue } from '../../fields/stored-value.ts'
import { baseCurrency } from '../../fields/stored-value.ts'
import { unknownRecord } from '../../problems.ts'
import { type LockedRecord, lockOne } from '../../records/write/lock-records.ts'
import { updateLocked } from '../../records/write/update-record.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import { asWorkflow } from '../workflow-actor.ts'
import type { Done } from './done.ts'
import { evaluateValues, objectOfService } from './evaluate-values.ts'

/** Changes it through the same path as everybody; the log tells the values before and after. */
export async function updateOne(run: Run, wait: Wait, action: UpdateService | TransitionService): Promise<Done> {
  const object = objectOfService(run, action.target)
  const said = action.record === undefined ? undefined : await run.stepper.evaluate(wait, action.record, run.state)
  const id = said === undefined ? ownId(run, object.id) : recordIn(said)?.id
  if (!id) throw unknownRecord(`There is no record of "${object.name}" to change.`)
  const set = await evaluateValues(run, wait, object, action.set)
  const state = action.type === 'transition' && action.field && action.to ? { [action.field]: action.to } : {}
  const context = asWorkflow(run.context, run.instance)
  const locked = await lockOne(context, object, id, 'update')
  const values = keepCurrencies(locked, { ...set, ...state })
  await updateLocked(context, locked, values)
  run.stepper.forget()
  const before = Object.fromEntries(Object.keys(values).map(name => [name, storedOf(locked, object.fields.get(name))]))
  return { data: { object: object.name, id, before, after: values } }
}

function ownId({ instance }: Run, objectId: string): string | undefined {
  return instance.recordObject === objectId ? (instance.recordId ?? undefined) : undefined
}

function storedOf({ values }: LockedRecord, field: CatalogField | undefined): StoredValue {
  return (field && values.get(field)) ?? null
}

/** A number for an amount is in the currency that the amount has. */
function keepCurrencies(locked: LockedRecord, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const money = value as { amount?: unknown; currency?: unknown } | null
      const old = storedOf(locked, locked.object.fields.get(name)) as StoredMoney | null
      const isBare = typeof money === 'object' && money?.currency === baseCurrency
      return [name, isBare && old?.currency ? { ...money, currency: old.currency } : value]
    }),
  )
}
