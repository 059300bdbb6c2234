/**
 * What the records of another object have in common with those of a report: which of their fields goes with a group, a
 * date, a filter. Suggestions go by type, relation and name; what goes with what is for whoever builds the report to say.
 */
import type { ReportGroup, ReportSource } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { Catalog, CatalogField, CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { groupsOf, isDateField, isNumberField } from './report-edits.ts'

/** A field of the other object, and how much it looks like what is wanted. */
interface Answer {
  readonly path: string
  readonly field: CatalogField
  readonly likeness: number
}

const never = new Set(['id', 'rev'])
const ofWriting = new Set(['created_by', 'updated_by', 'created_at', 'updated_at'])

/** Whether values of the two are the same things; of groups of dates only the grain is shared. */
export function isSameSort(own: CatalogField, other: CatalogField, by?: ReportGroup['by']): boolean {
  if (by !== undefined) return isDateField(other)
  if (own.type === 'reference') return other.type === 'reference' && own.target === other.target
  return own.type === other.type
}

/** The fields of the other object, also a reference away, that can go with a field of the report: the likeliest first. */
export function answersTo(
  catalog: Catalog,
  own: { readonly path: string; readonly field: CatalogField },
  other: CatalogObject,
  by?: ReportGroup['by'],
): Answer[] {
  return pathsFrom(catalog, other)
    .filter(({ field }) => isSameSort(own.field, field, by))
    .map(item => ({ ...item, likeness: likenessOf(own, item, by) }))
    .sort((one, two) => two.likeness - one.likeness)
}

/** Its fields and those one reference away. */
export function pathsFrom(catalog: Catalog, object: CatalogObject): Omit<Answer, 'likeness'>[] {
  return usable(object).flatMap(field => {
    const target = field.type === 'reference' ? catalog.objects.get(field.target) : undefined
    const below = target?.rights.read ? usable(target) : []
    return [{ path: field.name, field }, ...below.map(item => ({ path: `${field.name}.${item.name}`, field: item }))]
  })
}

const usable = (object: CatalogObject) =>
  object.fields.filter(({ name, retired, type }) => !never.has(name) && !retired && type !== 'children')

/** Zero for what is of the same type and nothing more. */
function likenessOf(
  own: { readonly path: string; readonly field: CatalogField },
  other: Omit<Answer, 'likeness'>,
  by: ReportGroup['by'],
): number {
  const named = own.path === other.path ? 4 : own.field.name === other.field.name ? 2 : 0
  const near = other.path.includes('.') ? 0 : 1
  const isOfWriting = ofWriting.has(other.field.name)
  if (by !== undefined) return named + near + (isOfWriting ? 0 : 2)
  if (own.field.type === 'reference') return isOfWriting ? named : named + near + 2
  if (own.field.type === 'choice') return sharesChoices(own.field, other.field) ? named + near + 2 : 0
  return named === 0 ? 0 : named + near
}

function sharesChoices(own: CatalogField, other: CatalogField): boolean {
  const [codes, others] = [own, other].map(field =>
    'choices' in field ? (field.choices ?? []).map(({ code }) => code) : [],
  )
  const shared = (codes ?? []).filter(code => others?.includes(code)).length
  return shared > 0 && shared * 2 >= Math.min(codes?.length ?? 0, others?.length ?? 0)
}

/** Fields that both have under one name with the same values: filters over them can hold for both. */
export function commonFields(object: CatalogObject, other: CatalogObject): CatalogField[] {
  return usable(object).filter(field => {
    if (ofWriting.has(field.name) || (field.type !== 'reference' && field.type !== 'choice')) return false
    const twin = other.fields.find(item => item.name === field.name)
    if (!twin || twin.retired || !isSameSort(field, twin)) return false
    return field.type === 'reference' || sharesChoices(field, twin)
  })
}

/** References of the other object that lead to the records of the report. */
export function recordFields(object: CatalogObject, other: CatalogObject): CatalogField[] {
  return usable(other).filter(field => field.type === 'reference' && field.target === object.name)
}

/** The source with what seems to go with the groups that it says nothing about. */
export function withLikelyGroups(
  catalog: Catalog,
  report: ReportBody,
  source: ReportSource,
  isWanted: (group: ReportGroup) => boolean = () => true,
): ReportSource {
  const [object, other] = [catalog.objects.get(report.object), catalog.objects.get(source.object)]
  if (!object || !other) return source
  const said = source.groups ?? []
  const found = groupsOf(report).flatMap(group => {
    if (said.some(item => item.group === group.id) || !isWanted(group)) return []
    const own = resolvePath(catalog, object, group.field)
    const [best] = own ? answersTo(catalog, own, other, group.by) : []
    return best && best.likeness > 0 ? [{ group: group.id, field: best.path }] : []
  })
  return found.length > 0 ? { ...source, groups: [...said, ...found] } : source
}

/** What a report most likely wants of another object. */
export function likelySource(catalog: Catalog, report: ReportBody, other: CatalogObject): ReportSource {
  const object = catalog.objects.get(report.object)
  const split = withLikelyGroups(catalog, report, { object: other.name })
  const period = report.period && likelyDate(catalog, report, split, other)
  const numbers = usable(other).filter(isNumberField)
  const amount = numbers.find(({ type }) => type === 'money') ?? numbers[0]
  const common = object ? commonFields(object, other).map(({ name }) => name) : []
  const [record, ...further] = object ? recordFields(object, other) : []
  return {
    ...split,
    ...(amount ? { field: amount.name } : {}),
    ...(period ? { period } : {}),
    ...(record && further.length === 0 ? { record: record.name } : common.length > 0 ? { common } : {}),
  }
}

/** The date that goes with the period: the one of the report's dates, else the likeliest. */
export function likelyDate(
  catalog: Catalog,
  report: ReportBody,
  source: ReportSource,
  other: CatalogObject,
): string | undefined {
  const dated = groupsOf(report).find(group => group.by && group.field === report.period?.field)
  const shared = dated && source.groups?.find(item => item.group === dated.id)
  if (shared) return shared.field
  const object = catalog.objects.get(report.object)
  const own = object && report.period ? resolvePath(catalog, object, report.period.field) : undefined
  return own ? answersTo(catalog, own, other, 'day')[0]?.path : undefined
}

/** A choice of objects, those first that have most in common with the report; among equals those that say little else. */
export function likelyObjects(
  catalog: Catalog,
  report: ReportBody,
): { readonly object: CatalogObject; readonly source: ReportSource; readonly fits: boolean }[] {
  const own = catalog.objects.get(report.object)
  return [...catalog.objects.values()]
    .filter(object => object.rights.read)
    .map(object => {
      const source = likelySource(catalog, report, object)
      const groups = source.groups?.length ?? 0
      const near = own && object !== own && (leadsTo(object, own) || leadsTo(own, object)) ? 1 : 0
      const field = object.fields.find(({ name }) => name === source.field)
      const worth = field === undefined ? 0 : field.type === 'money' ? 3 : 1
      const dated = object.fields.some(item => isDateField(item) && !item.system && item.required) ? 1 : 0
      const fits = object !== own && worth > 0 && groups === groupsOf(report).length && groups + near > 0
      return { object, source, fits, rank: (fits ? 10 : 0) + groups * 2 + worth + near + dated }
    })
    .sort((one, other) => other.rank - one.rank || one.object.fields.length - other.object.fields.length)
}

const leadsTo = (object: CatalogObject, target: CatalogObject) =>
  object.fields.some(field => (field.type === 'reference' || field.type === 'children') && field.target === target.name)
