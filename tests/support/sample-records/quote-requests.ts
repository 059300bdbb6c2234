/** Quote requests that nobody works on any more or not yet: those under way are tasks, which people begin. */
import { colleague } from './back-office.ts'
import { addDays, addMinutes, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import type { Line } from './lines.ts'
import { decimal } from './money.ts'
import { type Opportunity, opportunities } from './opportunities.ts'
import { allQuotes } from './quotes.ts'
import { createRandom } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'
import { fill } from './wording.ts'

const random = createRandom('quote requests')
const rows: Row[] = []
const lineRows: Row[] = []

const words = {
  zh: {
    requirements: [
      '请按附件技术规格核算价格,含安装调试与两天培训,交期不超过八周。',
      '客户希望分两期实施,请分别报价,并说明备件与维保费用。',
      '需与现有控制系统对接,请确认接口方案后给出总价。',
      '客户要求与竞争对手方案逐项对比,请提供详细配置清单。',
    ],
    quoteNotes: [
      '已按年度框架折扣核算,有效期 30 天。',
      '含安装调试;运费按实际发生另计。',
      '主机按目录价九五折,服务不打折。',
    ],
    technicalNotes: [
      '采用标准控制柜方案,预留 20% 扩展点位。',
      '现场通信采用工业以太网,需客户提供机房位置。',
      '安全等级按 PLd 设计,含风险评估报告。',
    ],
  },
  en: {
    requirements: [
      'Please calculate to the attached specification, commissioning and two days of training included, delivery within eight weeks.',
      'The customer plans two phases: one price each, spare parts and maintenance apart.',
      'It has to work with the controls that are there: please confirm the interface before the price.',
      'They compare item by item with a competitor; a detailed list is needed.',
    ],
    quoteNotes: [
      'Frame discount applied, valid for 30 days.',
      'Commissioning included; freight as incurred.',
      'Hardware 5 % below list, services at list.',
    ],
    technicalNotes: [
      'Standard cabinet with 20 % of spare points.',
      'Industrial Ethernet on site; the customer provides the room.',
      'Designed for PLd, risk assessment included.',
    ],
  },
} as const

type Status = 'draft' | 'ready' | 'quoted' | 'cancelled'

function addRequest(opportunity: Opportunity, status: Status, createdOn: string, quote?: string): void {
  const { account, contact } = opportunity
  const text = words[account.language]
  const createdAt = workingHour(random, createdOn)
  const id = random.id(createdAt)
  const asked = status === 'draft' || status === 'cancelled' ? undefined : addMinutes(createdAt, random.int(10, 90))
  const documented = status === 'ready' || status === 'quoted'
  const age = daysBetween(createdOn, asOf)
  const neededBy = workday(addDays(createdOn, documented ? random.int(5, 12) : age + random.int(-2, 9)))
  const changedOn = earlier(workday(addDays(createdOn, Math.min(age, random.int(0, 9)))), asOf)
  rows.push(
    compact({
      id,
      name: opportunity.name,
      opportunity: opportunity.id,
      account: account.id,
      contact: contact?.id,
      status,
      industry_manager: colleague('gao').id,
      needed_by: later(neededBy, addDays(createdOn, 3)),
      requirements: random.pick(text.requirements),
      asked_at: asked,
      quote_engineer: documented ? colleague('luo').id : undefined,
      technical_engineer: documented ? colleague('tang').id : undefined,
      documents_due: documented ? workday(addDays(createdOn, Math.max(4, Math.min(age, 8)))) : undefined,
      quote_notes: documented ? random.pick(text.quoteNotes) : undefined,
      technical_notes: documented ? random.pick(text.technicalNotes) : undefined,
      quote,
      ...owned(account.owner, createdAt, later(asked ?? createdAt, workingHour(random, changedOn))),
    }),
  )
  opportunity.lines.forEach((line, index) => {
    lineRows.push(lineOf(id, index, line, account.language, documented, made(createdAt, account.owner)))
  })
}

/** What the quote engineer calculated stands only where the documents are in. */
function lineOf(
  request: string,
  index: number,
  line: Line,
  language: 'zh' | 'en',
  priced: boolean,
  stamp: object,
): Row {
  return compact({
    id: random.id(String((stamp as { created_at: string }).created_at)),
    quote_request: request,
    position: index + 1,
    product: line.product.id,
    description: fill('{product}', { product: line.product[language] }),
    quantity: decimal(line.quantity * 100),
    list_price: line.listPrice,
    price: priced ? line.price : undefined,
    discount: priced ? decimal(line.discount) : undefined,
    amount: priced ? line.amount : undefined,
    ...stamp,
  })
}

const recent = (opportunity: Opportunity) => later(workday(addDays(asOf, -random.int(2, 14))), opportunity.createdOn)
const open = random.sample(
  opportunities.filter(item => !item.closed && item.lines.length > 0),
  26,
)
const states: readonly Status[] = ['draft', 'ready', 'draft', 'ready', 'cancelled']
open.forEach((opportunity, index) => {
  addRequest(opportunity, states[index % states.length] ?? 'draft', recent(opportunity))
})
const quoted = random.sample(
  allQuotes.filter(quote => quote.status !== 'superseded' && quote.opportunity.lines.length > 0),
  14,
)
for (const quote of quoted) {
  const createdOn = later(workday(addDays(quote.quotedOn, -random.int(6, 12))), quote.opportunity.createdOn)
  addRequest(quote.opportunity, 'quoted', createdOn, quote.id)
}

export const quoteRequestRows: readonly Row[] = rows
export const quoteRequestLineRows: readonly Row[] = lineRows
