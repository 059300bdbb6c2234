/** What people have made for themselves and what touches it: saved views of lists, reports that they keep, and keys of programs. */

import { type Bilingual, labelIn } from '../../release-notes/languages.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, labelOf } from '../impact-world.ts'
import { sayCount } from '../say-count.ts'

/** Items `touch-views`, `touch-reports`, `touch-keys` and `lose-keys`. */
export async function findPersonalUses(world: ImpactWorld): Promise<ImpactItem[]> {
  return [...(await touchedViews(world)), ...(await touchedReports(world)), ...(await touchedKeys(world))]
}

interface Gone {
  /** `account` or `account.fax`. */
  readonly name: string
  readonly label: Bilingual
  readonly objectId: string
  /** undefined when the whole object goes. */
  readonly fieldId?: string
}

function goneThings({ before, after }: ImpactWorld): Gone[] {
  return before.symbols.all('object').flatMap((object): Gone[] => {
    const now = after.symbols.byId(object.id)
    if (now?.kind !== 'object') return [{ name: object.name, label: labelOf(object), objectId: object.id }]
    const left = new Set(now.fields.map(field => field.id))
    return object.fields.flatMap((field): Gone[] => {
      if (left.has(field.id)) return []
      const [of, label] = [labelOf(object), labelOf(field)]
      const both = { en: `${label.en} of ${of.en}`, 'zh-CN': `${of['zh-CN']}的“${label['zh-CN']}”` }
      return [{ name: `${object.name}.${field.name}`, label: both, objectId: object.id, fieldId: field.id }]
    })
  })
}

async function touchedViews(world: ImpactWorld): Promise<ImpactItem[]> {
  const gone = goneThings(world)
  if (gone.length === 0) return []
  const views = await world.probe.ask<{ objectId: string; owner: string; definition: unknown }>(
    `select object_id as "objectId", owner_id as owner, definition from "${world.ed}_log".personal_list limit 20000`,
  )
  const parsed = (views ?? []).map(view => ({
    ...view,
    ids: new Set(pathsOf(view.definition).flatMap(path => path.split('.'))),
  }))
  return gone.flatMap(({ name, label, objectId, fieldId }): ImpactItem[] => {
    const touched = parsed.filter(view => (fieldId === undefined ? view.objectId === objectId : view.ids.has(fieldId)))
    if (touched.length === 0) return []
    const owners = new Set(touched.map(view => view.owner)).size
    const many = sayCount({ rows: touched.length, counted: 'exactly' }, { en: 'saved view', 'zh-CN': '个个人视图' })
    return [
      {
        key: `touch-views ${name}`,
        code: 'touch-views',
        severity: 'warning',
        rows: touched.length,
        message: {
          en: `${label.en} is used in ${many.en} and vanishes from there (people: ${owners}).`,
          'zh-CN': `${owners} 人的 ${many['zh-CN']}使用了${label['zh-CN']}，之后将不再包含它。`,
        },
      },
    ]
  })
}

async function touchedReports(world: ImpactWorld): Promise<ImpactItem[]> {
  const left = (kind: 'report' | 'query') =>
    world.before.symbols.all(kind).filter(item => !world.after.symbols.byId(item.id))
  const things = [
    ...goneThings(world).map(({ name, label, objectId, fieldId }) => ({ name, label, ids: [fieldId ?? objectId] })),
    ...[...left('report'), ...left('query')].map(item => ({ name: item.name, label: labelOf(item), ids: [item.id] })),
  ]
  if (things.length === 0) return []
  const reports = await world.probe.ask<{ object: string; base: string | null; owner: string; definition: unknown }>(
    `select object_id as object, base_id as base, owner_id as owner, definition from "${world.ed}_log".personal_report limit 20000`,
  )
  const parsed = (reports ?? []).map(report => ({
    owner: report.owner,
    ids: new Set([report.object, report.base, ...textsOf(report.definition).flatMap(text => text.split('.'))]),
  }))
  return things.flatMap(({ name, label, ids }): ImpactItem[] => {
    const touched = parsed.filter(report => ids.some(id => report.ids.has(id)))
    if (touched.length === 0) return []
    const owners = new Set(touched.map(report => report.owner)).size
    const many = sayCount(
      { rows: touched.length, counted: 'exactly' },
      { en: 'personal report', 'zh-CN': '个个人报表' },
    )
    return [
      {
        key: `touch-reports ${name}`,
        code: 'touch-reports',
        severity: 'warning',
        rows: touched.length,
        message: {
          en: `${label.en} is used in ${many.en}, which cannot be opened until saved again without it (people: ${owners}).`,
          'zh-CN': `${owners} 人的 ${many['zh-CN']}使用了${label['zh-CN']}，去掉它并重新保存之前将无法打开。`,
        },
      },
    ]
  })
}

/** Every text of a stored report. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

/** Every path that a stored view names. */
function pathsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pathsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'field' && typeof item === 'string' ? [item] : pathsOf(item),
  )
}

async function touchedKeys(world: ImpactWorld): Promise<ImpactItem[]> {
  const gone = goneThings(world).map(({ name }) => name)
  const renamed = world.before.symbols.all('object').flatMap(object => {
    const now = world.after.symbols.byId(object.id)
    return now && now.name !== object.name ? [object.name] : []
  })
  const roles = world.before.symbols.all('role').filter(role => !world.after.symbols.byId(role.id))
  if (gone.length + renamed.length + roles.length === 0) return []
  const keys =
    (await world.probe.ask<{ role: string | null; count: number }>(
      `select role_id as role, count(*)::int as count from platform.api_key
       where expires_at is null or expires_at > now() group by 1`,
    )) ?? []
  const items = roles.flatMap((role): ImpactItem[] => {
    const count = keys.find(key => key.role === role.id)?.count
    if (!count) return []
    const label = labelIn(role.label, role.name)
    const many = sayCount({ rows: count, counted: 'exactly' }, { en: 'API key', 'zh-CN': '个 API 密钥' })
    return [
      {
        key: `lose-keys ${role.name}`,
        code: 'lose-keys',
        severity: 'warning',
        rows: count,
        message: {
          en: `The role ${label.en} is what ${many.en} may use; without it nothing can be done with them.`,
          'zh-CN': `${many['zh-CN']}限定于角色“${label['zh-CN']}”，之后将无法使用。`,
        },
      },
    ]
  })
  const total = keys.reduce((sum, key) => sum + key.count, 0)
  if (total === 0 || gone.length + renamed.length === 0) return items
  const names = [...gone, ...renamed]
  const list = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
  const many = sayCount({ rows: total, counted: 'exactly' }, { en: 'API key', 'zh-CN': '个 API 密钥' })
  return [
    ...items,
    {
      key: 'touch-keys',
      code: 'touch-keys',
      severity: 'info',
      rows: total,
      message: {
        en: `Programs that use ${list} by name must be adapted; in use today: ${many.en}.`,
        'zh-CN': `现有${many['zh-CN']}；按名称使用 ${list} 的程序需要调整。`,
      },
    },
  ]
}
