/** GET …/conversions/{name}: what would be made, and which records are there already that could be taken instead. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { readHead } from '#metadata/revisions.ts'

import type { Context } from '../context.ts'
import { findDuplicates } from '../duplicates/find-duplicates.ts'
import { planValues } from '../fields/plan-values.ts'
import { notOffered } from '../problems.ts'
import { findOffer } from '../query/find-offer.ts'
import type { Answer } from '../read.ts'
import { matchesFilter } from '../records/write/matches-filter.ts'
import { type PlannedTarget, planConversion } from './plan-conversion.ts'

export interface PreviewedTarget {
  readonly name: string
  readonly label: LocalizedText | undefined
  readonly object: string
  readonly optional: boolean
  readonly values: Readonly<Record<string, unknown>>
  readonly matches: readonly { readonly id: string; readonly title: string | null }[]
}

/** Throws `action/not-offered` when the record is not in the state for it. */
export async function previewConversion(
  context: Context,
  object: CatalogObject,
  id: string,
  name: string,
): Promise<Answer<{ targets: readonly PreviewedTarget[] }>> {
  const conversion = findOffer(context, 'conversion', object, name)
  const plan = await planConversion(context, context.db, object, id, conversion)
  if (!(await matchesFilter(context, context.db, object, id, conversion))) {
    throw notOffered(`The conversion "${name}" is not offered for the record as it is now.`)
  }
  const targets = await Promise.all(
    plan.targets.map(async target => ({
      name: target.definition.name,
      label: target.definition.label,
      object: target.object.name,
      optional: target.definition.optional === true,
      values: shownValues(context, target),
      matches: await matchesOf(context, target),
    })),
  )
  return { revision: await readHead(context.db), value: { targets } }
}

/** Without the fields that are hidden from the actor: they are filled all the same. */
function shownValues({ rights }: Context, { object, values }: PlannedTarget): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const field = object.fields.get(name)
      return field && rights.field(object, field) !== 'hidden'
    }),
  )
}

async function matchesOf(context: Context, { definition, object, values }: PlannedTarget) {
  const { match } = definition
  if (!match || match.length === 0) return []
  const wanted = Object.fromEntries(
    match.flatMap(field => (Object.hasOwn(values, field) ? [[field, values[field]]] : [])),
  )
  const plan = planValues(context, object, wanted, {
    mode: 'update',
    pointer: '',
    now: new Date(),
    trusted: new Set(match),
  })
  const rule = { id: definition.id, match: 'normalized', fields: match, action: 'warn' } as const
  const [found = []] = await findDuplicates(
    context,
    context.db,
    object,
    [{ values: plan.values }],
    [{ ...rule, fields: [...match] }],
  )
  return found.flatMap(item => item.records)
}
