/** Opportunities with their products and competitors: old ones are won or lost, young ones are on their way. */
import { type Account, buyers, competitors } from './accounts.ts'
import { addDays, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import { type Campaign, campaignsBefore, sourceOf } from './campaigns.ts'
import { type Contact, contactsOf } from './contacts.ts'
import { type Line, lineFields, linesFor } from './lines.ts'
import { hundredths, type Money, money, roundPrice } from './money.ts'
import { descriptions, nextSteps, type Project, projects, seasons } from './opportunity-texts.ts'
import { priceListFor } from './products.ts'
import { createRandom, type Random } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'
import { fill } from './wording.ts'

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

export interface Course {
  readonly stage: string
  readonly closeDate: string
  readonly closed: boolean
}

const openStages = ['qualification', 'needs_analysis', 'proposal', 'negotiation'] as const

/** How it has gone since: after its sales cycle it is decided, save a few that drag on. */
function courseOf(random: Random, createdOn: string, status: string): Course {
  const cycle = random.int(25, 75) + random.int(10, 95)
  const planned = workday(addDays(createdOn, cycle))
  if (planned < asOf && !random.chance(0.05)) {
    return {
      stage: status !== 'prospect' && random.chance(0.52) ? 'won' : 'lost',
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
const takenNames = new Set<string>()
function nameFor(random: Random, account: Account, project: Project): string {
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

/** One of the buyers, those who buy often more often. */
export const anyBuyer = (random: Random, among: readonly Account[] = buyers): Account =>
  random.weighted(among.map(item => [item, item.person ? 0.3 : item.status === 'active' ? 3 : 1] as const))

function makeOpportunity(random: Random): Opportunity {
  const account = anyBuyer(random)
  const project = random.weighted(projects.map(item => [item, item.weight] as const))
  const earliest = later(account.createdOn, addDays(asOf, -800))
  const latest = account.status === 'dormant' ? addDays(asOf, -250) : addDays(asOf, -3)
  const createdOn = later(
    workday(addDays(earliest, random.int(0, Math.max(0, daysBetween(earliest, latest))))),
    account.createdOn,
  )
  const createdAt = workingHour(random, createdOn)
  const course = courseOf(random, createdOn, account.status)
  return addOpportunity(random, account, project, { createdAt, course })
}

/** Writes an opportunity of that account which began then and went so. */
export function addOpportunity(
  random: Random,
  account: Account,
  project: Project,
  { createdAt, course }: { readonly createdAt: string; readonly course: Course },
): Opportunity {
  const createdOn = createdAt.slice(0, 10)
  const contact = contactsOf(account).length > 0 ? random.pick(contactsOf(account).slice(0, 3)) : undefined
  const running = campaignsBefore(createdOn)
  const campaign = running.length > 0 && random.chance(0.4) ? random.pick(running) : undefined
  const source = campaign
    ? sourceOf(campaign)
    : random.pick(['website', 'referral', 'cold_call', 'partner', 'tender', 'existing', 'existing'])
  const early = course.stage === 'qualification' || course.stage === 'needs_analysis'
  const draftLines = linesFor(random, project, account, createdOn)
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
  const name = nameFor(random, account, project)
  const words = { project: random.pick(project[account.language]), season: random.pick(seasons[account.language]) }
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
      description: fill(random.pick(descriptions[account.language]), words),
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
  if (rival) addRival(random, id, { rival, account, amount, createdAt })
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

interface Rivalry {
  readonly rival: Account
  readonly account: Account
  readonly amount: Money
  readonly createdAt: string
}

function addRival(random: Random, opportunity: string, { rival, account, amount, createdAt }: Rivalry): void {
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

const chance = createRandom('opportunities')
export const opportunities: readonly Opportunity[] = Array.from({ length: 400 }, () => makeOpportunity(chance))
export const opportunityRows: readonly Row[] = rows
export const opportunityLineRows: readonly Row[] = lineRows
export const opportunityCompetitorRows: readonly Row[] = competitorRows
