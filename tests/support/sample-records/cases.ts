/** Service requests of customers who bought something. */
import type { Account } from './accounts.ts'
import { addDays, addMinutes, asOf, daysBetween, earlier, workday, workingHour } from './calendar.ts'
import { type CaseText, caseTexts } from './case-texts.ts'
import { type Contact, contactsOf } from './contacts.ts'
import { type Opportunity, opportunities } from './opportunities.ts'
import { servicePeople, type User, user } from './organisation.ts'
import { pastOpportunities } from './past-opportunities.ts'
import type { Product } from './products.ts'
import { createRandom, type Random } from './random.ts'
import { compact, owned, type Row } from './row.ts'
import { fill } from './wording.ts'

export interface Case {
  readonly id: string
  readonly subject: string
  readonly account: Account
  readonly contact: Contact | undefined
  readonly product: Product
  readonly owner: User
  readonly openedOn: string
  readonly lastOn: string
  readonly open: boolean
}

const rows: Row[] = []

/** Categories that make no sense for software and services. */
const ofGoods = new Set(['malfunction', 'installation', 'delivery', 'quality'])

function makeCase(random: Random, { account, lines, closeDate }: Opportunity, on?: string): Case {
  const goods = lines.filter(line => line.product.kind === 'goods')
  const { product } = random.pick(goods.length > 0 ? goods : lines)
  const type = random.weighted([
    ['request', 34],
    ['incident', 38],
    ['complaint', 10],
    ['technical_issue', 18],
  ] as const)
  const texts: readonly CaseText[] = caseTexts[type]
  const text = random.pick(texts.filter(item => product.kind === 'goods' || !ofGoods.has(item.category)))
  const words = text[account.language]
  const say = (value: string) => fill(value, { product: product[account.language] })
  const span = daysBetween(closeDate, asOf)
  const openedOn = workday(
    on ??
      addDays(asOf, -(random.chance(0.26) ? random.int(0, random.int(2, 24)) : random.int(Math.min(15, span), span))),
  )
  const openedAt = workingHour(random, openedOn)
  const priority =
    type === 'complaint'
      ? random.pick(['high', 'high', 'urgent'])
      : type === 'incident'
        ? random.pick(['normal', 'high', 'high', 'urgent'])
        : random.pick(['low', 'normal', 'normal', 'high'])
  const promised = { urgent: 1, high: 3, normal: 7, low: 14 }[priority] ?? 7
  const age = daysBetween(openedOn, asOf)
  const took = Math.max(0, promised + random.int(-promised, 3))
  const status =
    age > 30
      ? random.chance(0.95)
        ? 'closed'
        : 'cancelled'
      : age > took
        ? random.pick(['closed', 'resolved', 'in_progress', 'waiting'])
        : age <= 4
          ? random.pick(['new', 'new', 'in_progress'])
          : random.pick(['in_progress', 'in_progress', 'waiting'])
  const resolved = status === 'closed' || status === 'resolved'
  const resolvedAt = resolved
    ? later10(openedAt, workingHour(random, earlier(workday(addDays(openedOn, took)), asOf)))
    : undefined
  const closedOn = earlier(addDays((resolvedAt ?? openedAt).slice(0, 10), random.int(0, 5)), asOf)
  const closedAt = status === 'closed' && resolvedAt ? later10(resolvedAt, workingHour(random, closedOn)) : undefined
  const contacts = contactsOf(account)
  const contact = contacts.length > 0 ? random.pick(contacts) : undefined
  const owner =
    type === 'technical_issue' || account.language === 'en'
      ? user('nair')
      : random.pick([...servicePeople, user('zhou')])
  const id = random.id(openedAt)
  const subject = say(words.subject)
  rows.push(
    compact({
      id,
      record_type: type,
      subject,
      account: account.id,
      contact: contact?.id,
      product: product.id,
      category: text.category,
      priority,
      status,
      channel: random.pick([
        'phone',
        'phone',
        'email',
        'email',
        'web',
        account.language === 'zh' ? 'wechat' : 'email',
        'visit',
      ]),
      opened_at: openedAt,
      due: addDays(openedOn, promised),
      resolved_at: resolvedAt,
      closed_at: closedAt,
      description: say(words.description),
      resolution: resolved ? say(words.resolution) : undefined,
      satisfaction:
        closedAt && random.chance(0.7)
          ? random.weighted(
              type === 'complaint'
                ? ([
                    [2, 2],
                    [3, 4],
                    [4, 3],
                    [5, 1],
                  ] as const)
                : ([
                    [2, 1],
                    [3, 4],
                    [4, 9],
                    [5, 8],
                  ] as const),
            )
          : undefined,
      ...owned(owner, openedAt, closedAt ?? resolvedAt ?? openedAt),
    }),
  )
  const lastOn = (closedAt ?? resolvedAt ?? `${asOf}T00:00:00.000Z`).slice(0, 10)
  return { id, subject, account, contact, product, owner, openedOn, lastOn, open: !resolved && status !== 'cancelled' }
}

/** The second moment, or half an hour after the first where it would not come after it. */
const later10 = (first: string, second: string) => (second > first ? second : addMinutes(first, 30))

const random = createRandom('cases')
const sold = opportunities.filter(item => item.stage === 'won' && daysBetween(item.closeDate, asOf) > 24)
export const cases: readonly Case[] = Array.from({ length: 200 }, () => makeCase(random, random.pick(sold)))

const chance = createRandom('past cases')
const soldBefore = pastOpportunities.filter(item => item.stage === 'won')
/** Those since the beginning of last year that are done with; more in summer, when machines run hot. */
export const pastCases: readonly Case[] = [
  13, 12, 14, 15, 17, 20, 22, 21, 18, 16, 16, 15, 19, 17, 18, 20, 21, 19, 17, 15, 9,
].flatMap((count, index) => {
  const month = new Date(Date.UTC(2025, index, 1)).toISOString().slice(0, 7)
  return Array.from({ length: count }, () => {
    const on = `${month}-${String(chance.int(2, 28)).padStart(2, '0')}`
    return makeCase(chance, chance.pick(soldBefore.filter(item => item.closeDate < on)), on)
  })
})
export const caseRows: readonly Row[] = rows
