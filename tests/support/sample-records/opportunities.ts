/** Opportunities with their products and competitors: old ones are won or lost, young ones are on their way. */
import { type Account, buyers, type Contact, competitors, contactsOf } from './accounts.ts'
import { addDays, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import { type Campaign, campaignsBefore, sourceOf } from './campaigns.ts'
import { decimal, hundredths, lineAmount, type Money, money, roundPrice } from './money.ts'
import { listPrice, type Product, priceListFor, products } from './products.ts'
import { createRandom } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'

export interface Line {
  readonly product: Product
  readonly quantity: number
  readonly listPrice: Money
  readonly price: Money
  /** In hundredths. */
  readonly discount: number
  readonly amount: Money
}

export interface Opportunity {
  readonly id: string
  readonly name: string
  readonly account: Account
  readonly contact: Contact | undefined
  readonly stage: string
  readonly createdOn: string
  readonly closeDate: string
  readonly closed: boolean
  readonly source: string
  readonly campaign: Campaign | undefined
  readonly newBusiness: boolean
  readonly lines: readonly Line[]
  readonly amount: Money
  readonly rival: Account | undefined
}

const random = createRandom('opportunities')

/** What is bought together: the main products' families, how many products, and what people call such a project. */
const projects = [
  {
    families: ['AUT', 'SRV'],
    zh: ['产线控制系统升级', '控制柜批量采购', '老线 PLC 替换', '包装线自动化改造'],
    en: ['line control upgrade', 'control cabinet supply', 'controller replacement', 'packaging line automation'],
    weight: 24,
  },
  {
    families: ['SNS', 'AUT'],
    zh: ['传感器年度框架采购', '视觉检测工位', '质量在线检测项目', '设备状态监测'],
    en: ['sensor frame order', 'vision inspection cell', 'inline quality inspection', 'condition monitoring'],
    weight: 20,
  },
  {
    families: ['DRV', 'SRV'],
    zh: ['水泵变频节能改造', '伺服压机配套', '输送线驱动更新', '风机节能项目'],
    en: ['pump drive retrofit', 'servo press supply', 'conveyor drive renewal', 'fan energy saving project'],
    weight: 20,
  },
  {
    families: ['ROB', 'SRV', 'AUT'],
    zh: ['机器人上下料单元', '码垛工作站', '仓储移动机器人一期', '焊接单元改造'],
    en: ['robot loading cell', 'palletising station', 'mobile robots for the warehouse', 'handling cell'],
    weight: 16,
  },
  {
    families: ['SFT', 'SRV'],
    zh: ['制造执行系统建设', '能源管理平台', '数据采集与看板', '追溯系统项目'],
    en: [
      'manufacturing execution system',
      'energy management platform',
      'data collection and dashboards',
      'traceability project',
    ],
    weight: 14,
  },
  {
    families: ['SRV'],
    zh: ['年度维护合同', '技术培训与支持', '维保续约'],
    en: ['annual maintenance contract', 'training and support', 'maintenance renewal'],
    weight: 6,
  },
] as const

type Project = (typeof projects)[number]

/** How many of a product a customer of that size takes. */
function quantityOf(product: Product, size: number): number {
  if (product.kind === 'service')
    return product.code.startsWith('SV-M') || product.code.startsWith('SV-R')
      ? random.int(1, 3)
      : random.int(2, 6 + size)
  if (product.price > 100000) return random.int(1, Math.max(1, Math.round(size / 6)))
  if (product.price > 20000) return random.int(1, 2 + Math.round(size / 3))
  if (product.price > 3000) return random.int(2, 10 + size)
  return random.int(10, 40 + size * 6)
}

function makeLine(product: Product, account: Account): Line {
  const list = listPrice(product, account.currency)
  const special = random.chance(0.2)
  const price = special ? roundPrice(Number(list.amount) * 0.95) * 100 : hundredths(list.amount)
  const discount = random.weighted([
    [0, 45],
    [3, 10],
    [5, 18],
    [8, 10],
    [10, 12],
    [15, 5],
  ] as const)
  const quantity = quantityOf(product, account.size)
  return {
    product,
    quantity,
    listPrice: list,
    price: money(price, account.currency),
    discount,
    amount: money(lineAmount(quantity, price, discount), account.currency),
  }
}

function linesFor(project: Project, account: Account, createdOn: string): Line[] {
  const offered = products.filter(product => product.active || createdOn < '2025-06-01')
  const main = random.sample(
    offered.filter(product => product.family === project.families[0]),
    random.int(1, 3),
  )
  const more = project.families.slice(1).flatMap(family =>
    random.sample(
      offered.filter(product => product.family === family),
      random.int(0, 1),
    ),
  )
  return [...main, ...more].map(product => makeLine(product, account))
}

interface Course {
  readonly stage: string
  readonly closeDate: string
  readonly closed: boolean
}

const openStages = ['qualification', 'needs_analysis', 'proposal', 'negotiation'] as const

/** How it has gone since: after its sales cycle it is decided, save a few that drag on. */
function courseOf(createdOn: string): Course {
  const cycle = random.int(25, 75) + random.int(10, 95)
  const planned = workday(addDays(createdOn, cycle))
  if (planned < asOf && !random.chance(0.05)) {
    return {
      stage: random.weighted([
        ['won', 44],
        ['lost', 56],
      ] as const),
      closeDate: planned,
      closed: true,
    }
  }
  const age = daysBetween(createdOn, asOf)
  if (planned < asOf) {
    const overdue = random.chance(0.45)
    const closeDate = addDays(asOf, overdue ? -random.int(2, 35) : random.int(10, 60))
    return {
      stage: random.pick(['proposal', 'negotiation']),
      closeDate: later(workday(closeDate), addDays(createdOn, 7)),
      closed: false,
    }
  }
  const progress = Math.min(3, Math.floor((age / cycle) * 4 + random.int(-1, 1) * 0.5))
  return { stage: openStages[Math.max(0, progress)] ?? 'qualification', closeDate: planned, closed: false }
}

const chances: Readonly<Record<string, string>> = {
  qualification: '0.10',
  needs_analysis: '0.25',
  proposal: '0.50',
  negotiation: '0.75',
  won: '1.00',
  lost: '0.00',
}
const nextSteps = {
  zh: [
    '安排技术交流',
    '提交初步方案',
    '确认预算与时间',
    '发送正式报价',
    '与采购谈付款条件',
    '邀请参观样板工厂',
    '准备投标文件',
    '约见决策人',
  ],
  en: [
    'Arrange a technical workshop',
    'Send a first concept',
    'Confirm budget and dates',
    'Send the formal quote',
    'Agree payment terms with purchasing',
    'Invite to the reference plant',
    'Prepare the tender',
    'Meet the decision maker',
  ],
} as const
const descriptions = {
  zh: [
    '客户计划在{season}完成{project},已确定初步范围,关注交期与本地服务。',
    '现有设备运行超过八年,故障频繁,希望分两期实施{project}。',
    '由设备部发起,采购部组织比价,技术评分占 60%。',
    '客户要求样机测试,通过后进入商务阶段。',
  ],
  en: [
    'The customer wants to finish the {project} by {season}; scope is agreed in outline, delivery time and local service matter most.',
    'Existing equipment is more than eight years old and fails often; the {project} is to be done in two phases.',
    'Started by maintenance; purchasing compares offers and the technical score counts for 60 %.',
    'A trial installation is asked for before commercial talks begin.',
  ],
} as const
const seasons = {
  zh: ['年底前', '明年一季度', '大修期间', '新厂投产前'],
  en: ['the end of the year', 'the first quarter', 'the summer shutdown', 'the start of the new plant'],
} as const

const takenNames = new Set<string>()
function nameFor(account: Account, project: Project): string {
  for (let phase = 1; ; phase++) {
    const what = random.pick(project[account.language])
    const suffix = phase < 6 ? '' : account.language === 'zh' ? `(第 ${phase - 4} 期)` : ` (phase ${phase - 4})`
    const name =
      account.language === 'zh' ? `${account.shortName}${what}${suffix}` : `${account.shortName}: ${what}${suffix}`
    if (takenNames.has(account.id + name)) continue
    takenNames.add(account.id + name)
    return name
  }
}

const rows: Row[] = []
const lineRows: Row[] = []
const competitorRows: Row[] = []

function makeOpportunity(): Opportunity {
  const account = random.weighted(
    buyers.map(item => [item, item.person ? 0.3 : item.status === 'active' ? 3 : 1] as const),
  )
  const project = random.weighted(projects.map(item => [item, item.weight] as const))
  const earliest = later(account.createdOn, addDays(asOf, -730))
  const createdOn = later(
    workday(addDays(earliest, random.int(0, Math.max(0, daysBetween(earliest, asOf) - 3)))),
    account.createdOn,
  )
  const createdAt = workingHour(random, createdOn)
  const course = courseOf(createdOn)
  const contact = contactsOf(account).length > 0 ? random.pick(contactsOf(account).slice(0, 3)) : undefined
  const running = campaignsBefore(createdOn)
  const campaign = running.length > 0 && random.chance(0.4) ? random.pick(running) : undefined
  const source = campaign
    ? sourceOf(campaign)
    : random.pick(['website', 'referral', 'cold_call', 'partner', 'tender', 'existing', 'existing'])
  const early = course.stage === 'qualification' || course.stage === 'needs_analysis'
  const draftLines = linesFor(project, account, createdOn)
  const sum = draftLines.reduce((total, line) => total + hundredths(line.amount.amount), 0)
  const lines = early && random.chance(0.55) ? [] : draftLines
  const amount = money(lines.length > 0 ? sum : roundPrice(sum / 100) * 100, account.currency)
  const kind =
    project.families[0] === 'SRV'
      ? 'renewal'
      : account.status === 'active' && random.chance(0.5)
        ? 'expansion'
        : 'new_business'
  const id = random.id(createdAt)
  const rival = random.chance(course.stage === 'qualification' ? 0.1 : 0.42) ? random.pick(competitors) : undefined
  const name = nameFor(account, project)
  const fill = (text: string) =>
    text
      .replace('{project}', random.pick(project[account.language]))
      .replace('{season}', random.pick(seasons[account.language]))
  const lossReason = rival
    ? random.pick(['price', 'product', 'competitor', 'delivery', 'relationship'])
    : random.pick(['price', 'no_budget', 'no_decision', 'no_decision'])
  const changedAt = workingHour(random, course.closed ? course.closeDate : workday(addDays(asOf, -random.int(1, 25))))
  rows.push(
    compact({
      id,
      name,
      account: account.id,
      contact: contact?.id,
      stage: course.stage,
      amount,
      probability: chances[course.stage],
      close_date: course.closeDate,
      kind,
      forecast:
        {
          won: 'commit',
          lost: 'omitted',
          negotiation: random.pick(['commit', 'best_case']),
          proposal: random.pick(['best_case', 'pipeline']),
        }[course.stage] ?? 'pipeline',
      source,
      campaign: campaign?.id,
      price_list: lines.length > 0 ? priceListFor(account.currency) : undefined,
      next_step: course.closed ? undefined : random.pick(nextSteps[account.language]),
      next_step_on: course.closed
        ? undefined
        : earlier(workday(addDays(asOf, random.int(1, 21))), later(course.closeDate, addDays(asOf, 3))),
      loss_reason: course.stage === 'lost' ? lossReason : undefined,
      description: fill(random.pick(descriptions[account.language])),
      ...owned(account.owner, createdAt, changedAt),
    }),
  )
  lines.forEach((line, index) => {
    lineRows.push({
      id: random.id(createdAt),
      opportunity: id,
      position: index + 1,
      ...lineFields(line, account.language),
      ...made(createdAt, account.owner),
    })
  })
  if (rival) addRival(id, rival, account, amount, createdAt)
  return {
    id,
    name,
    account,
    contact,
    stage: course.stage,
    createdOn,
    closeDate: course.closeDate,
    closed: course.closed,
    source,
    campaign,
    newBusiness: kind === 'new_business',
    lines,
    amount,
    rival,
  }
}

/** What a line of an opportunity and a line of a quote have in common. */
export function lineFields(line: Line, language: 'zh' | 'en') {
  return {
    product: line.product.id,
    description: line.product[language],
    quantity: decimal(line.quantity * 100),
    list_price: line.listPrice,
    price: line.price,
    discount: decimal(line.discount),
    amount: line.amount,
  }
}

function addRival(opportunity: string, rival: Account, account: Account, amount: Money, createdAt: string): void {
  const zh = account.language === 'zh'
  competitorRows.push(
    compact({
      id: random.id(createdAt),
      opportunity,
      competitor: rival.id,
      offer: zh
        ? random.pick(['同类控制方案', '低价整包方案', '进口品牌方案', '自有软件平台'])
        : random.pick([
            'Comparable control concept',
            'Low-price package',
            'Premium brand package',
            'Own software platform',
          ]),
      threat: random.weighted([
        ['low', 3],
        ['medium', 5],
        ['high', 2],
      ] as const),
      price: random.chance(0.5)
        ? money(Math.round((hundredths(amount.amount) * random.int(86, 112)) / 10000) * 100, account.currency)
        : undefined,
      strengths: zh
        ? random.pick(['价格低 5%–10%', '与集团有框架协议', '行业案例多', '交期短'])
        : random.pick([
            '5 to 10 % cheaper',
            'Frame contract with the group',
            'Many references in the industry',
            'Short delivery time',
          ]),
      weaknesses: zh
        ? random.pick(['本地服务力量不足', '接口不开放', '备件周期长', '无中文界面'])
        : random.pick(['Little local service', 'Closed interfaces', 'Spare parts take weeks', 'Weak documentation']),
      ...made(createdAt, account.owner),
    }),
  )
}

export const opportunities: readonly Opportunity[] = Array.from({ length: 400 }, makeOpportunity)
export const opportunityRows: readonly Row[] = rows
export const opportunityLineRows: readonly Row[] = lineRows
export const opportunityCompetitorRows: readonly Row[] = competitorRows
