/** Orders for what was won: from the accepted quote where there is one. Old ones are delivered, young ones on their way. */
import { accountRows } from './accounts.ts'
import { addDays, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import { lineFields } from './lines.ts'
import { hundredths } from './money.ts'
import { type Opportunity, opportunities } from './opportunities.ts'
import { worth } from './organisation.ts'
import { pastOpportunities } from './past-opportunities.ts'
import { priceListFor } from './products.ts'
import { allQuotes, quoteRows } from './quotes.ts'
import { createRandom } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'
import { type Start, startOf } from './starts.ts'

const random = createRandom('orders')
const rows: Row[] = []
const lineRows: Row[] = []
const submitted: Start[] = []
const limit = 500_000_00

interface Course {
  readonly approval: string
  readonly fulfilment: string
  readonly shippedOn?: string
  readonly deliveredOn?: string
  readonly cancelled?: string
}

/** How far it has come: the youngest are not submitted or were sent back, the oldest are delivered. */
function courseOf(orderedOn: string, wantedOn: string, large: boolean): Course {
  const age = daysBetween(orderedOn, asOf)
  if (age > 20 && random.chance(0.05))
    return {
      approval: 'approved',
      fulfilment: 'cancelled',
      cancelled: random.pick(['customer', 'customer', 'delivery', 'credit']),
    }
  if (age <= 4) return { approval: 'none', fulfilment: 'not_started' }
  if (age <= 14 && large) return { approval: random.chance(0.5) ? 'refused' : 'none', fulfilment: 'not_started' }
  if (age <= 14) return { approval: 'approved', fulfilment: 'not_started' }
  const late = random.chance(0.12) ? random.int(5, 30) : random.int(-6, 0)
  const delivered = later(workday(addDays(wantedOn, late)), addDays(orderedOn, 5))
  const shipped = later(workday(addDays(delivered, -random.int(3, 9))), addDays(orderedOn, 4))
  if (delivered < asOf)
    return { approval: 'approved', fulfilment: 'delivered', shippedOn: shipped, deliveredOn: delivered }
  if (shipped < asOf) return { approval: 'approved', fulfilment: 'shipped', shippedOn: shipped }
  return { approval: 'approved', fulfilment: 'in_progress' }
}

const addressOf = new Map(accountRows.map(row => [row.id, row.address as string | undefined]))
const acceptedFor = new Map(
  allQuotes.filter(quote => quote.status === 'accepted').map(quote => [quote.opportunity.id, quote.id] as const),
)
const quoteById = new Map(quoteRows.map(row => [row.id, row]))

function addOrder(opportunity: Opportunity): void {
  const { account, contact, lines, amount } = opportunity
  const quote = quoteById.get(acceptedFor.get(opportunity.id) ?? '')
  const orderedOn = earlier(workday(addDays(opportunity.closeDate, random.int(0, 4))), addDays(asOf, -1))
  const wantedOn = workday(addDays(orderedOn, random.int(25, 70)))
  const large = hundredths(amount.amount) * worth(amount.currency) > limit
  const course = courseOf(orderedOn, wantedOn, large)
  const createdAt = workingHour(random, orderedOn)
  const lastDay = course.deliveredOn ?? course.shippedOn ?? earlier(addDays(orderedOn, random.int(1, 6)), asOf)
  const id = random.id(createdAt)
  const zh = account.language === 'zh'
  if (large && course.approval === 'none') submitted.push(startOf('order_approval', 'order', id, account.owner))
  rows.push(
    compact({
      id,
      name: opportunity.name,
      account: account.id,
      contact: contact?.id,
      opportunity: opportunity.id,
      quote: quote?.id,
      price_list: priceListFor(account.currency),
      approval: course.approval,
      fulfilment: course.fulfilment,
      order_date: orderedOn,
      wanted_on: wantedOn,
      customer_reference: random.chance(0.7)
        ? `${zh ? 'CG' : 'PO'}-${orderedOn.slice(2, 7).replace('-', '')}-${random.int(100, 999)}`
        : undefined,
      payment_terms: quote?.payment_terms ?? random.pick(['prepaid', 'deposit_30', 'net_30', 'net_30', 'net_60']),
      delivery_terms: quote?.delivery_terms,
      delivery_address: addressOf.get(account.id),
      shipped_on: course.shippedOn,
      waybill: course.shippedOn
        ? `${zh ? 'SF' : 'DHL'}${random.int(100000, 999999)}${random.int(1000, 9999)}`
        : undefined,
      delivered_on: course.deliveredOn,
      cancel_reason: course.cancelled,
      ...owned(account.owner, createdAt, workingHour(random, lastDay)),
    }),
  )
  lines.forEach((line, index) => {
    lineRows.push({
      id: random.id(createdAt),
      order: id,
      position: index + 1,
      ...lineFields(line, account.language),
      tax_rate: account.city.country !== 'CN' ? '0.00' : line.product.kind === 'service' ? '0.06' : '0.13',
      ...made(createdAt, account.owner),
    })
  })
}

const wonSince = addDays(asOf, -330)
for (const item of opportunities) {
  if (item.stage !== 'won' || item.lines.length === 0) continue
  if (acceptedFor.has(item.id) || item.closeDate >= wonSince) addOrder(item)
}
const ordered = new Set(rows.map(row => row.opportunity))
for (const item of [...opportunities, ...pastOpportunities])
  if (item.stage === 'won' && item.lines.length > 0 && !ordered.has(item.id)) addOrder(item)

/** Large ones wait for the general manager. */
export const orderStarts: readonly Start[] = submitted
export const orderRows: readonly Row[] = rows
export const orderLineRows: readonly Row[] = lineRows
