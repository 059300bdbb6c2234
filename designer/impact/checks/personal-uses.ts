/** What people have made for themselves and what touches it: saved views of lists, and reports that they keep. */
import type { ReportDefinition } from '#metadata/definitions.ts'
import type { Bilingual } from '../../release-notes/languages.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, labelOf } from '../impact-world.ts'
import { goneDefinitions, goneFields, retypedFields } from './gone-things.ts'
import { type Owned, type Owners, sayOwned } from './say-owned.ts'
import { textsOf } from './texts-of.ts'
import { findDashboardUses } from './touched-dashboards.ts'

/** Items `touch-views`, `touch-reports`, `retype-reports`, `change-reports` and those of dashboards. */
export async function findPersonalUses(world: ImpactWorld): Promise<ImpactItem[]> {
  return [...(await touchedViews(world)), ...(await touchedReports(world)), ...(await findDashboardUses(world))]
}

const view: Bilingual = { en: 'saved view', 'zh-CN': '个个人视图' }
const report: Bilingual = { en: 'personal report', 'zh-CN': '个个人报表' }

async function touchedViews(world: ImpactWorld): Promise<ImpactItem[]> {
  const gone = goneFields(world)
  if (gone.length === 0) return []
  const views = await world.probe.ask<Owned & { objectId: string; definition: unknown }>(
    `select object_id as "objectId", owner_id as owner, definition from "${world.ed}_log".personal_list limit 20000`,
  )
  const parsed = (views ?? []).map(item => ({
    ...item,
    ids: new Set(pathsOf(item.definition).flatMap(path => path.split('.'))),
  }))
  return sayOwned(
    world,
    gone.map(({ name, label, id, objectId }) => ({
      key: `touch-views ${name}`,
      owned: parsed.filter(item => (objectId === undefined ? item.objectId === id : item.ids.has(id))),
      what: view,
      message: ({ many, people }: Owners) => ({
        en: `${label.en} is used in ${many.en} and vanishes from there (people: ${people}).`,
        'zh-CN': `${people} 人的 ${many['zh-CN']}使用了${label['zh-CN']}，之后将不再包含它。`,
      }),
    })),
  )
}

async function touchedReports(world: ImpactWorld): Promise<ImpactItem[]> {
  const gone = [...goneFields(world), ...goneDefinitions(world, ['report', 'query'])]
  const retyped = retypedFields(world)
  const changed = changedBases(world)
  if (gone.length + retyped.length + changed.length === 0) return []
  const reports = await world.probe.ask<Owned & { object: string; base: string | null; definition: unknown }>(
    `select object_id as object, base_id as base, owner_id as owner, definition from "${world.ed}_log".personal_report limit 20000`,
  )
  const parsed = (reports ?? []).map(item => ({
    ...item,
    ids: new Set([item.object, item.base, ...textsOf(item.definition).flatMap(text => text.split('.'))]),
  }))
  return sayOwned(world, [
    ...gone.map(({ name, label, id }) => ({
      key: `touch-reports ${name}`,
      owned: parsed.filter(item => item.ids.has(id)),
      what: report,
      message: ({ many, people }: Owners) => ({
        en: `${label.en} is used in ${many.en}, which cannot be opened until saved again without it (people: ${people}).`,
        'zh-CN': `${people} 人的 ${many['zh-CN']}使用了${label['zh-CN']}，去掉它并重新保存之前将无法打开。`,
      }),
    })),
    ...retyped.map(({ name, label, id }) => ({
      key: `retype-reports ${name}`,
      owned: parsed.filter(item => item.ids.has(id)),
      what: report,
      message: ({ many, people }: Owners) => ({
        en: `${label.en} has another type; ${many.en} use it and may have to be saved again (people: ${people}).`,
        'zh-CN': `${label['zh-CN']}的类型改变；${people} 人的 ${many['zh-CN']}使用了它，可能需要重新保存。`,
      }),
    })),
    ...changed.map(({ name, id, ...base }) => ({
      key: `change-reports ${name}`,
      severity: 'info' as const,
      owned: parsed.filter(item => item.base === id),
      what: report,
      message: ({ many, people }: Owners) => ({
        en: `${labelOf({ name, ...base }).en} counts other records; so will ${many.en} made from it (people: ${people}).`,
        'zh-CN': `“${labelOf({ name, ...base })['zh-CN']}”统计的记录改变；${people} 人由它而来的 ${many['zh-CN']}随之改变。`,
      }),
    })),
  ])
}

/** Reports whose variants are about other records afterwards. */
function changedBases({ before, after }: ImpactWorld): ReportDefinition[] {
  const about = ({ query, filter, parameters }: ReportDefinition) => JSON.stringify([query, filter, parameters])
  return before.symbols.all('report').filter(base => {
    const now = after.symbols.byId(base.id)
    return now?.kind === 'report' && about(now) !== about(base)
  })
}

/** Every path that a stored view names. */
function pathsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pathsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'field' && typeof item === 'string' ? [item] : pathsOf(item),
  )
}
