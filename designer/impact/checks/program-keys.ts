/** What touches keys of programs: names that change, and roles that they are bound to. */
import { labelIn } from '../../release-notes/languages.ts'
import type { ImpactItem } from '../impact-item.ts'
import type { ImpactWorld } from '../impact-world.ts'
import { sayCount } from '../say-count.ts'
import { goneFields } from './gone-things.ts'

/** Items `touch-keys` and `lose-keys`. */
export async function findProgramKeys(world: ImpactWorld): Promise<ImpactItem[]> {
  const gone = goneFields(world).map(({ name }) => name)
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
