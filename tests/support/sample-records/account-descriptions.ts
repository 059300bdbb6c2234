/** What is noted about an account, in its language. */
import type { Account } from './accounts.ts'
import type { Random } from './random.ts'

/** A sentence or two that fit the account; about half of the customers have none. */
export function describeAccount(
  random: Random,
  { role, person, language, city, size, status }: Account,
): string | undefined {
  if (person)
    return language === 'zh'
      ? random.pick(['独立咨询顾问,常介绍工厂客户。', '个体经营者,采购小批量备件。'])
      : 'Independent consultant; buys small quantities for own projects.'
  const zh = language === 'zh'
  switch (role) {
    case 'competitor':
      return zh
        ? random.pick(['价格偏低,售后网点较少。', '在高端市场口碑较好,交期较长。'])
        : random.pick([
            'Strong in the premium segment, long delivery times.',
            'Aggressive on price, thin service network.',
          ])
    case 'supplier':
      return zh ? '关键元器件供应商,每季度评审一次。' : 'Supplier of key components, reviewed every quarter.'
    case 'distributor':
      return zh ? `负责${city.province}及周边的渠道销售。` : `Distributor for ${city.province} and nearby regions.`
    case 'service_station':
      return zh
        ? `${city.name}地区授权服务站,备有常用备件。`
        : `Authorised service station in ${city.name} with spare parts in stock.`
    case 'partner':
      return zh ? '系统集成合作伙伴,联合投标。' : 'System integrator; we tender together.'
    case 'customer':
      if (!random.chance(0.55)) return undefined
      if (status === 'former')
        return zh ? '已转用其他品牌,保持季度回访。' : 'Moved to another brand; we call once a quarter.'
      return zh
        ? random.pick([
            `在${city.name}有 ${Math.ceil(size / 4)} 个生产基地,正在推进数字化改造。`,
            '采购流程规范,需经技术与商务两轮评审。',
            '重视交付周期与本地服务。',
            '每年四季度集中制定次年预算。',
          ])
        : random.pick([
            `Runs ${Math.ceil(size / 4)} ${size > 4 ? 'plants' : 'plant'} near ${city.name} and is modernising its lines.`,
            'Formal purchasing: technical review first, then commercial.',
            'Cares most about delivery time and local service.',
            'Budgets for the next year are fixed in the fourth quarter.',
          ])
  }
}
