/** Contracts of what was won: young ones are drafts, older ones in force, and the oldest have run out. None is under review: that is begun by people. */
import { addDays, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import { type Opportunity, opportunities } from './opportunities.ts'
import { allQuotes } from './quotes.ts'
import { createRandom } from './random.ts'
import { compact, owned, type Row } from './row.ts'

const random = createRandom('contracts')

const words = {
  zh: {
    terms: [
      '设备到货验收合格后质保十二个月;逾期交货按日万分之五支付违约金。',
      '分两批交付,首批验收后支付 60%,终验后付清;双方对技术资料保密。',
      '服务响应时间四小时,备件由供方承担;合同到期前三十日协商续签。',
      '以客户年度采购量执行阶梯价格,季度对账;争议提交上海仲裁委员会。',
    ],
    ended: ['客户项目取消,双方协商终止。', '客户经营调整,提前终止合作。'],
  },
  en: {
    terms: [
      'Twelve months of warranty after acceptance; 0.05 % a day for late delivery.',
      'Two deliveries: 60 % after the first acceptance, the rest after the final one. Documents are confidential.',
      'Response within four hours, spare parts included; renewal is agreed thirty days before the end.',
      'Tiered prices by yearly volume, reconciled each quarter; arbitration in Singapore.',
    ],
    ended: [
      'The customer cancelled the project; ended by agreement.',
      'Ended early after a reorganisation of the customer.',
    ],
  },
} as const

const accepted = new Map(
  allQuotes.filter(quote => quote.status === 'accepted').map(quote => [quote.opportunity.id, quote.id]),
)

function makeContract(opportunity: Opportunity): Row {
  const { account, contact, closeDate, amount } = opportunity
  const text = words[account.language]
  const isService = !opportunity.lines.some(line => line.product.kind !== 'service')
  const age = daysBetween(closeDate, asOf)
  const createdOn = earlier(workday(addDays(closeDate, random.int(1, 6))), asOf)
  const createdAt = workingHour(random, later(createdOn, closeDate))
  const start = workday(addDays(closeDate, random.int(8, 25)))
  const end = addDays(start, random.pick(isService ? [364, 729] : [181, 364, 364]))
  const status =
    age < 12
      ? 'draft'
      : random.chance(0.03)
        ? 'void'
        : end < asOf
          ? 'completed'
          : start > asOf
            ? 'draft'
            : random.chance(0.04)
              ? 'terminated'
              : 'effective'
  const inForce = status === 'effective' || status === 'completed' || status === 'terminated'
  const changedOn = status === 'completed' ? workday(addDays(end, 1)) : inForce ? start : createdOn
  return compact({
    id: random.id(createdAt),
    name: opportunity.name,
    account: account.id,
    contact: contact?.id,
    opportunity: opportunity.id,
    quote: accepted.get(opportunity.id),
    kind: isService ? 'service' : account.status === 'active' && random.chance(0.12) ? 'frame' : 'sales',
    status,
    amount,
    start_date: start,
    end_date: end,
    effective_on: inForce ? start : undefined,
    payment_terms: random.pick(['deposit_30', 'net_30', 'net_30', 'net_60', 'milestones']),
    terms: random.pick(text.terms),
    termination_reason: status === 'terminated' ? random.pick(text.ended) : undefined,
    ...owned(account.owner, createdAt, workingHour(random, earlier(later(changedOn, createdOn), asOf))),
  })
}

const won = opportunities.filter(item => item.stage === 'won' && daysBetween(item.closeDate, asOf) < 480)

export const contractRows: readonly Row[] = random.sample(won, 60).map(makeContract)
