/** Quotes for opportunities that got that far: the last version tells how the opportunity ended, earlier ones are superseded. */
import { addDays, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import { type Line, lineFields } from './lines.ts'
import { hundredths, lineAmount, money } from './money.ts'
import { type Opportunity, opportunities } from './opportunities.ts'
import { priceListFor } from './products.ts'
import { createRandom } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'

export interface Quote {
  readonly id: string
  readonly name: string
  readonly opportunity: Opportunity
  readonly status: string
  readonly quotedOn: string
}

const random = createRandom('quotes')
const wanted = 120
const rows: Row[] = []
const lineRows: Row[] = []
const quotes: Quote[] = []

const terms = {
  zh: ['合同签订后 4 周交货', '合同签订后 6–8 周交货', '现货,7 日内发运', '分两批交货,现场安装'],
  en: [
    '4 weeks after order, FOB Shanghai',
    '6 to 8 weeks after order, CIF',
    'From stock, shipped within 7 days',
    'Two deliveries, installation on site',
  ],
} as const
const notes = {
  zh: ['以上价格未含税,含一年质保。', '含首次安装调试与两天培训。', '超过有效期需重新确认价格。'],
  en: [
    'Prices without tax, warranty of one year included.',
    'Commissioning and two days of training included.',
    'Prices are to be confirmed again after the validity date.',
  ],
} as const
const reasons = {
  zh: ['年度框架客户', '批量采购', '竞争应对', '样板项目'],
  en: ['Frame customer', 'Volume', 'To meet a competitor', 'Reference project'],
} as const

function statusOf(opportunity: Opportunity, quotedOn: string): string {
  if (opportunity.stage === 'won') return 'accepted'
  if (opportunity.stage === 'lost') return random.chance(0.7) ? 'rejected' : 'expired'
  if (daysBetween(quotedOn, asOf) <= 5 && random.chance(0.6)) return 'draft'
  return addDays(quotedOn, 30) >= asOf ? 'sent' : 'expired'
}

function addQuote(
  opportunity: Opportunity,
  lines: readonly Line[],
  quotedOn: string,
  version: number,
  status: string,
  supersedes: Quote | undefined,
): Quote {
  const { account, contact } = opportunity
  const language = account.language
  const createdAt = workingHour(random, quotedOn)
  const quote: Quote = { id: random.id(createdAt), name: opportunity.name, opportunity, status, quotedOn }
  quotes.push(quote)
  rows.push(
    compact({
      id: quote.id,
      name: opportunity.name,
      account: account.id,
      contact: contact?.id,
      opportunity: opportunity.id,
      price_list: priceListFor(account.currency),
      status,
      ...(status === 'draft' ? {} : { approval: 'approved' }),
      version,
      supersedes: supersedes?.id,
      quote_date: quotedOn,
      valid_until: addDays(quotedOn, 30),
      payment_terms: random.pick(['prepaid', 'deposit_30', 'net_30', 'net_30', 'net_60', 'milestones']),
      delivery_terms: random.pick(terms[language]),
      notes: random.chance(0.6) ? random.pick(notes[language]) : undefined,
      ...owned(account.owner, createdAt, workingHour(random, earlier(addDays(quotedOn, random.int(0, 20)), asOf))),
    }),
  )
  lines.forEach((line, index) => {
    const tax = account.city.country !== 'CN' ? '0.00' : line.product.kind === 'service' ? '0.06' : '0.13'
    const discountReason = line.discount >= 10 ? random.pick(reasons[language]) : undefined
    lineRows.push(
      compact({
        id: random.id(createdAt),
        quote: quote.id,
        position: index + 1,
        ...lineFields(line, language),
        tax_rate: tax,
        discount_reason: discountReason,
        ...made(createdAt, account.owner),
      }),
    )
  })
  return quote
}

/** The same lines as first offered: less discount. */
const firstOffer = (lines: readonly Line[]): Line[] =>
  lines.map(line => ({
    ...line,
    discount: 0,
    amount: money(lineAmount(line.quantity, hundredths(line.price.amount), 0), line.amount.currency),
  }))

const quotable = opportunities.filter(
  item => item.lines.length > 0 && ['proposal', 'negotiation', 'won', 'lost'].includes(item.stage),
)
const ranked = [...quotable].sort((a, b) => Number(a.closed) - Number(b.closed))
const open = ranked.filter(item => !item.closed)
const closed = random.sample(
  ranked.filter(item => item.closed),
  wanted,
)

for (const opportunity of [...random.sample(open, 40), ...closed]) {
  if (quotes.length >= wanted) break
  const end = opportunity.closed ? opportunity.closeDate : asOf
  const span = daysBetween(opportunity.createdOn, end)
  const last = later(workday(addDays(end, -random.int(1, Math.max(1, Math.min(34, span - 8))))), opportunity.createdOn)
  const before = workday(addDays(last, -random.int(8, 16)))
  const revised = before > opportunity.createdOn && wanted - quotes.length > 1 && random.chance(0.22)
  const first = revised
    ? addQuote(opportunity, firstOffer(opportunity.lines), before, 1, 'superseded', undefined)
    : undefined
  addQuote(opportunity, opportunity.lines, last, first ? 2 : 1, statusOf(opportunity, last), first)
}

export const allQuotes: readonly Quote[] = quotes
export const quoteRows: readonly Row[] = rows
export const quoteLineRows: readonly Row[] = lineRows
