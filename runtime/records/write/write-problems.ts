/** Refusals of the database said in the words of the catalog: which field, never which record. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { formulaOf, isComputed } from '#metadata/computed/computed-field.ts'
import { constraintName } from '#metadata/storage/physical-names.ts'
import { duplicate, refusedAt, sqlStateOf } from '#platform/database/database-problems.ts'

import type { Context } from '../../context.ts'
import { escapePointer } from '../../fields/pointer.ts'
import { errorAt, type ValueError } from '../../fields/value-error.ts'
import { isLifecycleMatter, refusedBy } from '../../lifecycles/lifecycle-errors.ts'
import { invalidRecord } from '../../problems.ts'
import { lockedBy } from '../../workflows/locks/lock-problem.ts'

/** The problem that lists everything that is wrong with what was sent. */
export function invalidValues(errors: readonly ValueError[]) {
  const [first] = errors
  const near = errors.flatMap(error => (error.code === 'field/unknown' ? (error.didYouMean ?? []) : []))
  return invalidRecord(first ? `${first.pointer.slice(1)}: ${first.message}` : 'The record is not valid.', {
    errors,
    ...(near.length > 0 ? { didYouMean: near } : {}),
  })
}

/** The same, told as a lock where there is one, and as what the lifecycle does not allow where nothing else is wrong. */
export function refusedValues(errors: readonly ValueError[]) {
  if (errors.some(error => error.lock)) return lockedBy(errors)
  return isLifecycleMatter(errors) ? refusedBy(errors) : invalidValues(errors)
}

/** The unique keys of an object: the fields of each, and the name of its index. */
export function uniqueKeys(
  object: CatalogObject,
): { readonly name: string; readonly fields: readonly CatalogField[] }[] {
  const singles = [...object.fields.values()].filter(field => field.unique && !field.system).map(field => [field])
  const keys = (object.definition.keys ?? []).map(key => key.fields.flatMap(name => object.fields.get(name) ?? []))
  return [...singles, ...keys].map(fields => ({
    fields,
    name: constraintName(
      object.table,
      fields.flatMap(field => field.columns?.value ?? []),
      'unique',
    ),
  }))
}

/** The problem of a record whose value for these fields is taken, by whomever. */
export function duplicateValue(
  context: Context,
  object: CatalogObject,
  fields: readonly CatalogField[],
  pointer: string,
  options?: ErrorOptions,
) {
  const visible = fields.filter(field => context.rights.field(object, field) !== 'hidden')
  const names = visible.map(field => `"${field.name}"`).join(', ')
  const errors = visible.map(field => errorAt(pointer, field.name, { code: 'unique', message: 'The value is taken.' }))
  return duplicate(
    `Another record of "${object.name}" has the same value${names && ` of ${names}`}.`,
    { errors },
    options,
  )
}

/** What to throw for an error of a statement that wrote to the object's table. */
export function toWriteProblem(context: Context, object: CatalogObject, error: unknown, pointer = ''): unknown {
  const state = sqlStateOf(error)
  if (state === '22003') return overflowOf(context, object, pointer) ?? error
  const { constraint, table } = refusedAt(error)
  if (constraint === undefined || table !== object.table) return error
  if (state === '23505') {
    const key = uniqueKeys(object).find(item => item.name === constraint)
    return duplicateValue(context, object, key?.fields ?? [], pointer, { cause: error })
  }
  const purpose = state === '23514' ? 'required' : state === '23503' ? 'reference' : undefined
  const field = purpose && fieldOf(object, constraint, purpose)
  if (!field) return error
  const complaint =
    purpose === 'required'
      ? { code: 'required', message: 'A value is required.' }
      : { code: 'reference/unknown', message: 'There is no such record.' }
  return invalidValues([errorAt(pointer, field.name, complaint)])
}

/** What is entered was measured before; what is too large now is what the database has computed of it. */
function overflowOf(context: Context, object: CatalogObject, pointer: string) {
  const fields = [...object.fields.values()].filter(
    ({ definition, type }) =>
      definition && numbers.has(type) && isComputed(definition) && !formulaOf(definition)?.whenRead,
  )
  const shown = fields.filter(field => context.rights.field(object, field) !== 'hidden')
  if (shown.length === 0) return undefined
  const names = shown.map(field => `"${field.name}"`).join(', ')
  const labels = (locale: 'en' | 'zh-CN') => shown.map(({ definition, name }) => definition?.label[locale] ?? name)
  const texts =
    fields.length === 1
      ? { en: 'What its formula comes to is too large.', 'zh-CN': '公式的结果过大。' }
      : {
          en: `What is computed for ${labels('en').join(' or ')} is too large.`,
          'zh-CN': `${labels('zh-CN').join('或')}的计算结果过大。`,
        }
  const [only] = fields.length === 1 ? shown : []
  return invalidRecord(`What is computed for ${names} is too large.`, {
    errors: [
      {
        pointer: only ? `${pointer}/${escapePointer(only.name)}` : pointer,
        code: 'too-large',
        message: texts.en,
        texts,
      },
    ],
  })
}

/** Decimals are kept however large they are. */
const numbers: ReadonlySet<string> = new Set(['integer', 'rating'])

function fieldOf(
  object: CatalogObject,
  constraint: string,
  purpose: 'required' | 'reference',
): CatalogField | undefined {
  return [...object.fields.values()].find(
    field => field.columns && constraintName(object.table, [field.columns.value], purpose) === constraint,
  )
}
