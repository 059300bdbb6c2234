/** What visits to customers and events have cost, and the claims that collect it month by month. */
import { accounts } from './accounts.ts'
import { activityRows } from './activities.ts'
import { addDays, asOf, earlier, later, workday, workingHour } from './calendar.ts'
import { campaigns } from './campaigns.ts'
import { hundredths, type Money, money } from './money.ts'
import { type User, user, users } from './organisation.ts'
import { createRandom, type Random } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'
import { type Start, startOf } from './starts.ts'
import { fill } from './wording.ts'

interface Spent {
  readonly person: User
  readonly on: string
  readonly kind: string
  readonly subject: string
  readonly amount: Money
  readonly regarding: { readonly object: string; readonly id: string }
  readonly account?: string
  /** What a claim is called after. */
  readonly occasion: string
}

const random = createRandom('expenses')
const since = addDays(asOf, -330)
const abroad = new Set([user('clarke').id, user('weber').id])

/** kind, subject in both languages, from and to in yuan, how likely on a visit */
const visitCosts = [
  ['travel', '往返{city}高铁', 'Travel to {city}', 220, 980, 0.8],
  ['travel', '{city}市内出租车', 'Taxi in {city}', 40, 160, 0.4],
  ['accommodation', '{city}住宿一晚', 'Hotel in {city}, one night', 380, 680, 0.45],
  ['meals', '与{company}工作餐', 'Lunch with {company}', 160, 900, 0.5],
  ['gifts', '赠{company}伴手礼', 'Small gifts for {company}', 120, 400, 0.12],
] as const
const eventCosts = [
  ['event', '展位搭建尾款', 'Booth construction, remaining payment', 18_000, 36_000],
  ['materials', '样本与资料印刷', 'Printing of brochures', 3_000, 7_500],
  ['meals', '活动期间客户招待', 'Catering for customers', 1_800, 5_200],
  ['travel', '展品运输', 'Transport of exhibits', 2_400, 6_800],
] as const

/** An amount as receipts show it: whole units for what is booked, with tenths for rides and meals. */
function costOf(from: number, to: number, person: User, chance: Random): Money {
  const inYuan = chance.int(from * 10, to * 10) * 10
  return abroad.has(person.id) ? money(Math.round(inYuan / 4 / 100) * 100, 'EUR') : money(inYuan, 'CNY')
}

const spent: Spent[] = []

for (const row of activityRows) {
  const on = String(row.start).slice(0, 10)
  const account = accounts.find(item => item.id === row.account)
  const person = users.find(item => item.id === row.owner)
  if (row.record_type !== 'visit' || row.status !== 'done' || !account || !person || on < since) continue
  if (!random.chance(0.75)) continue
  const zh = account.language === 'zh'
  const slots = { city: account.city.name, company: account.shortName }
  for (const [kind, chinese, english, from, to, likely] of visitCosts) {
    if (!random.chance(likely)) continue
    spent.push({
      person,
      on,
      kind,
      subject: fill(zh ? chinese : english, slots),
      amount: costOf(from, to, person, random),
      regarding: { object: 'activity', id: row.id },
      account: account.id,
      occasion: zh ? `拜访${account.shortName}等客户` : `Visits to ${account.shortName} and others`,
    })
  }
}

for (const campaign of campaigns) {
  if (!['trade_show', 'seminar'].includes(campaign.kind) || campaign.start >= asOf || campaign.start < since) continue
  const zh = campaign.language === 'zh'
  for (const [kind, chinese, english, from, to] of eventCosts) {
    if (kind === 'event' && campaign.kind !== 'trade_show') continue
    spent.push({
      person: user('sun'),
      on: earlier(campaign.end, addDays(asOf, -1)),
      kind,
      subject: zh ? chinese : english,
      amount: costOf(from, to, user('sun'), random),
      regarding: { object: 'campaign', id: campaign.id },
      occasion: campaign.name,
    })
  }
}

const claims: Row[] = []
const starts: Start[] = []
const expenses: Row[] = []
const monthOf = (day: string) => day.slice(0, 7)

/** How far the claims of last month have come, one person after another. Older ones are paid. */
const lately = ['approved', 'paid', 'draft', 'refused'] as const
/** Some have submitted theirs. */
const submitters = new Set([user('he').id, user('zhou').id])

function statusOf(person: User, month: string): string {
  const recent = month === monthOf(addDays(asOf, -31))
  return (recent && lately[users.indexOf(person) % lately.length]) || 'paid'
}

function addClaim(person: User, month: string, items: readonly Spent[]): string {
  const status = statusOf(person, month)
  const begun = later(workday(`${monthOf(addDays(`${month}-28`, 7))}-05`), items.at(-1)?.on ?? '')
  const submitted = status === 'draft' ? undefined : begun
  const approved = ['approved', 'paid'].includes(status) ? workday(addDays(begun, random.int(2, 5))) : undefined
  const paid = status === 'paid' && approved ? workday(addDays(approved, random.int(2, 7))) : undefined
  const createdAt = workingHour(random, begun)
  const sum = items.reduce((total, item) => total + hundredths(item.amount.amount), 0)
  const id = random.id(createdAt)
  if (status === 'draft' && submitters.has(person.id)) starts.push(startOf('claim_approval', 'claim', id, person))
  claims.push(
    compact({
      id,
      name: items[0]?.occasion,
      status,
      submitted_on: submitted,
      approved_on: approved,
      approved_total: approved ? money(sum, items[0]?.amount.currency ?? 'CNY') : undefined,
      paid_on: paid,
      payment_reference: paid ? `FK${paid.slice(2, 7).replace('-', '')}-${random.int(1000, 9999)}` : undefined,
      ...owned(person, createdAt, workingHour(random, earlier(paid ?? approved ?? begun, asOf))),
    }),
  )
  return id
}

function addExpense({ person, on, ...item }: Spent, claim: string | undefined): void {
  const createdAt = workingHour(random, on)
  expenses.push(
    compact({
      id: random.id(createdAt),
      subject: item.subject,
      kind: item.kind,
      expense_date: on,
      amount: item.amount,
      person: person.id,
      regarding: item.regarding,
      account: item.account,
      claim,
      ...made(createdAt, person),
      owner: person.id,
      unit: person.unit,
    }),
  )
}

const months = [...new Set(spent.map(item => monthOf(item.on)))].sort()
for (const month of months) {
  for (const person of users) {
    const items = spent
      .filter(item => item.person.id === person.id && monthOf(item.on) === month)
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    if (items.length === 0) continue
    const claim = month === monthOf(asOf) ? undefined : addClaim(person, month, items)
    for (const item of items) addExpense(item, claim)
  }
}

/** Claims that wait for managers. */
export const claimStarts: readonly Start[] = starts
export const claimRows: readonly Row[] = claims
export const expenseRows: readonly Row[] = expenses
