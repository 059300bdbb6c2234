/** Dashboards that people keep and home pages that they chose: what a change takes away from them. */
import type { DashboardTile, ReportDefinition } from '#metadata/definitions.ts'
import type { DashboardBody } from '#runtime/personal/stored-dashboard.ts'
import { type Bilingual, labelIn } from '../../release-notes/languages.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, labelOf } from '../impact-world.ts'
import { goneDefinitions, goneFields } from './gone-things.ts'
import { type Owned, type Owners, sayOwned } from './say-owned.ts'
import { textsOf } from './texts-of.ts'

interface Kept extends Owned {
  readonly base: string | null
  readonly definition: DashboardBody
  /** What it names, and what the personal reports name that it shows. */
  readonly ids: ReadonlySet<string>
}

const dashboard: Bilingual = { en: 'personal dashboard', 'zh-CN': '个个人仪表盘' }
const choice: Bilingual = { en: 'home page', 'zh-CN': '个首页' }

/** Items `touch-dashboards`, `touch-copies` and `touch-homes`. */
export async function findDashboardUses(world: ImpactWorld): Promise<ImpactItem[]> {
  const gone = [...goneFields(world), ...goneDefinitions(world, ['report', 'query', 'list', 'dashboard'])]
  const changed = changedReports(world)
  if (gone.length + changed.length === 0) return []
  const kept = await readKept(world)
  const goneBoards = goneDefinitions(world, ['dashboard'])
  const homes =
    goneBoards.length === 0
      ? []
      : await world.probe.ask<Owned & { dashboard: string }>(
          `select user_id as owner, dashboard from "${world.ed}_log".home_dashboard limit 20000`,
        )
  return sayOwned(world, [
    ...gone.map(({ name, label, id }) => ({
      key: `touch-dashboards ${name}`,
      owned: kept.filter(item => item.ids.has(id)),
      what: dashboard,
      message: ({ many, people }: Owners) => ({
        en: `${label.en} is on ${many.en}; there it is said that it is gone (people: ${people}).`,
        'zh-CN': `${people} 人的 ${many['zh-CN']}用到${label['zh-CN']}，之后将提示其已不存在。`,
      }),
    })),
    ...changed.map(({ report, part, words, isUsedBy }) => ({
      key: `touch-dashboards ${report.name}.${part}`,
      owned: kept.filter(item => item.definition.tiles.some(tile => isUsedBy(tile))),
      what: dashboard,
      message: ({ many, people }: Owners) => ({
        en: `${labelOf(report).en} loses ${words.en}, which is used on ${many.en} (people: ${people}).`,
        'zh-CN': `“${labelOf(report)['zh-CN']}”不再有${words['zh-CN']}，${people} 人的 ${many['zh-CN']}正在使用。`,
      }),
    })),
    ...goneBoards.map(({ name, label, id }) => ({
      key: `touch-copies ${name}`,
      severity: 'info' as const,
      owned: kept.filter(item => item.base === id),
      what: dashboard,
      message: ({ many, people }: Owners) => ({
        en: `${many.en} began as ${label.en}; they stay and can no longer be reset to it (people: ${people}).`,
        'zh-CN': `${people} 人的 ${many['zh-CN']}由“${label['zh-CN']}”复制而来，予以保留，但不能再恢复为它。`,
      }),
    })),
    ...goneBoards.map(({ name, label, id }) => ({
      key: `touch-homes ${name}`,
      owned: (homes ?? []).filter(item => item.dashboard === id),
      what: choice,
      message: ({ people }: Owners) => ({
        en: `${label.en} is the home page that people chose (people: ${people}); they get the usual one.`,
        'zh-CN': `${people} 人将“${label['zh-CN']}”选为首页，之后将显示默认首页。`,
      }),
    })),
  ])
}

async function readKept({ probe, ed }: ImpactWorld): Promise<Kept[]> {
  const rows = await probe.ask<Omit<Kept, 'ids'>>(
    `select owner_id as owner, base_id as base, definition from "${ed}_log".personal_dashboard limit 20000`,
  )
  if (!rows || rows.length === 0) return []
  const reports = await probe.ask<{ id: string; object: string; base: string | null; definition: unknown }>(
    `select id, object_id as object, base_id as base, definition from "${ed}_log".personal_report limit 20000`,
  )
  const idsOf = new Map(
    (reports ?? []).map(({ id, object, base, definition }) => [id, [object, base ?? '', ...idsIn(definition)]]),
  )
  return rows.map(row => {
    const own = idsIn(row.definition)
    return { ...row, ids: new Set([...own, ...own.flatMap(id => idsOf.get(id) ?? [])]) }
  })
}

const idsIn = (value: unknown) => textsOf(value).flatMap(text => text.split('.'))

interface Changed {
  readonly report: ReportDefinition
  readonly part: string
  readonly words: Bilingual
  readonly isUsedBy: (tile: DashboardTile) => boolean
}

/** Reports that stay without something that tiles name by other means than an id. */
function changedReports({ before, after }: ImpactWorld): Changed[] {
  return before.symbols.all('report').flatMap((report): Changed[] => {
    const now = after.symbols.byId(report.id)
    if (now?.kind !== 'report') return []
    const measures = report.measures
      .filter(({ as }) => !now.measures.some(item => item.as === as))
      .map(({ as, label }): Changed => {
        const words = labelIn(label ?? {}, as)
        return {
          report,
          part: as,
          words: { en: `the figure ${words.en}`, 'zh-CN': `指标“${words['zh-CN']}”` },
          isUsedBy: tile =>
            tile.type === 'kpi' &&
            ((tile.report === report.id && tile.measure === as) ||
              ((tile.target?.report ?? tile.report) === report.id && tile.target?.measure === as)),
        }
      })
    if (!report.period || now.period) return measures
    return [
      ...measures,
      {
        report,
        part: 'period',
        words: { en: 'its period', 'zh-CN': '期间' },
        isUsedBy: tile => isDated(tile, report.id),
      },
    ]
  })
}

/** Asks the report for a period. */
function isDated(tile: DashboardTile, report: string): boolean {
  if ((tile.type !== 'report' && tile.type !== 'kpi') || tile.report !== report) return false
  if (tile.period !== undefined || (tile.type === 'kpi' && tile.compare !== undefined)) return true
  return (tile.filters ?? []).some(({ field }) => field === undefined)
}
