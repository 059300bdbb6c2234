/** Accounts, contacts, opportunities and activities, as statements over generate_series. */
import { personIds } from './people-sql.ts'
import type { DataSize } from './size.ts'
import { forms, givenNames, idSql, mixSql, pickSql, places, products, surnames, trades } from './spread.ts'

/** When the n-th record of a table was made: two years up to the middle of 2026. */
const madeAt = (count: number, i = 'i') =>
  `(timestamptz '2024-07-01 00:00Z' + ${i} * interval '1 second' * ${Math.floor((730 * 86_400) / count)})`

/** In the order in which references need them; people are there already. */
export function recordsSql(size: DataSize): string[] {
  const perUnit = size.users / size.units
  const account = (n: string) => idSql('account', n, madeAt(size.accounts, n))
  const contact = (n: string) => idSql('contact', n, madeAt(size.contacts, n))
  const opportunity = (n: string) => idSql('opportunity', n, madeAt(size.opportunities, n))
  /** A customer's records belong to whoever the customer belongs to. */
  const owned = (count: number, accountNumber: string) => {
    const user = personIds.user(`${accountNumber} % ${size.users}`)
    const unit = personIds.unit(`${accountNumber} % ${size.users} / ${perUnit}`)
    return `${user}, ${unit}, ${madeAt(count)}, ${user}, ${madeAt(count)} + interval '1 day', ${user}`
  }
  const system = 'owner_id, unit_id, created_at, created_by, updated_at, updated_by'
  const from = (count: number) => `from generate_series(0, ${count - 1}) i`
  const ofAccount = `i % ${size.accounts}`
  return [
    `insert into ed.account (id, record_type, ${system}, name, short_name, roles, status, level, industry, employees,
        phone, email, website, province, city, address)
      select ${account('i')}, 'organization', ${owned(size.accounts, 'i')},
        ${pickSql(places, 'i')} || ${pickSql(trades, mixSql('trade', 'i', 11))} || ' ' || i || ${pickSql(forms, 'i / 11')},
        ${pickSql(trades, mixSql('trade', 'i', 11))}, array['customer'], ${pickSql(['prospect', 'active', 'active', 'dormant'], 'i')},
        null, null, 10 + ${mixSql('staff', 'i', 5000)}, '+86 21 ' || (50000000 + i), 'office' || i || '@example.com',
        'https://www.example.com/' || i, ${pickSql(places, 'i')}, ${pickSql(places, 'i')}, '人民路 ' || i || ' 号'
      ${from(size.accounts)}`,
    `insert into ed.contact (id, ${system}, name, account, job_title, department, status, is_primary, email, mobile)
      select ${contact('i')}, ${owned(size.contacts, ofAccount)},
        ${pickSql(surnames, mixSql('surname', 'i', 14))} || ${pickSql(givenNames, mixSql('given', 'i', 14))} || ' ' || i,
        ${account(ofAccount)}, ${pickSql(['采购经理', 'CEO', '工程师', 'Buyer'], 'i / 3')}, ${pickSql(['采购部', 'IT', '财务部'], 'i')},
        'active', i < ${size.accounts}, 'contact' || i || '@example.com', '+86 139 ' || (10000000 + i)
      ${from(size.contacts)}`,
    `insert into ed.opportunity (id, ${system}, number, name, account, contact, stage, amount, amount_currency, probability,
        close_date, kind, forecast, next_step)
      select ${opportunity('i')}, ${owned(size.opportunities, ofAccount)}, 'OP' || lpad(i::text, 7, '0'),
        ${pickSql(products, mixSql('product', 'i', 8))} || ' ' || i, ${account(ofAccount)}, ${contact('i')},
        ${pickSql(['qualification', 'needs_analysis', 'proposal', 'negotiation', 'won', 'lost'], mixSql('stage', 'i', 6))},
        (1000 + ${mixSql('amount', 'i', 900_000)})::numeric + 0.50, 'CNY', 0.1 * (1 + ${mixSql('chance', 'i', 9)}),
        date '2025-01-01' + ${mixSql('close', 'i', 730)}::int, ${pickSql(['new_business', 'expansion', 'renewal'], 'i / 7')},
        ${pickSql(['pipeline', 'best_case', 'commit'], 'i / 11')}, '联系 ' || i
      ${from(size.opportunities)}`,
    `insert into ed.activity (id, record_type, ${system}, subject, regarding, regarding_object, account, contact, status,
        priority, start, "end", direction)
      select ${idSql('activity', 'i', madeAt(size.activities))}, ${pickSql(['call', 'meeting', 'visit', 'mail', 'task'], 'i / 5')},
        ${owned(size.activities, ofAccount)}, ${pickSql(['电话回访', 'Demo', '拜访客户', 'Offer sent'], mixSql('subject', 'i', 4))} || ' ' || i,
        ${opportunity(`i % ${size.opportunities}`)}, 'crm-opportunity', ${account(ofAccount)}, ${contact(`i % ${size.contacts}`)},
        case when ${mixSql('status', 'i', 5)} = 0 then 'planned' else 'done' end, 'normal', ${madeAt(size.activities)},
        ${madeAt(size.activities)} + interval '1 hour', 'outbound'
      ${from(size.activities)}`,
  ]
}
