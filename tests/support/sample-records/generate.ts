/**
 * Writes templates/sales/records: one JSON object a line, one file an object, and a manifest that says in which order
 * they are loaded and on which day they are true. The same bytes on every run; a test compares them with the files.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { accountRows } from './accounts.ts'
import { activityParticipantRows, activityRows } from './activities.ts'
import { backOfficeRoleRows, backOfficeUnitRows, backOfficeUserRows } from './back-office.ts'
import { asOf } from './calendar.ts'
import { campaignRows } from './campaigns.ts'
import { caseRows } from './cases.ts'
import { connectionRows } from './connections.ts'
import { contactRows } from './contacts.ts'
import { contractRows } from './contracts.ts'
import { executiveRoleRows } from './executives.ts'
import { claimRows, claimStarts, expenseRows } from './expenses.ts'
import { leadRows } from './leads.ts'
import { opportunityCompetitorRows, opportunityLineRows, opportunityRows } from './opportunities.ts'
import { orderLineRows, orderRows, orderStarts } from './orders.ts'
import {
  currencyRows,
  exchangeRateRows,
  membershipRows,
  roleAssignmentRows,
  teamRows,
  unitRows,
  userRows,
} from './organisation.ts'
import { categoryRows, priceListItemRows, priceListRows, productRows } from './products.ts'
import { quoteRequestLineRows, quoteRequestRows } from './quote-requests.ts'
import { quoteLineRows, quoteRows } from './quotes.ts'
import type { Row } from './row.ts'
import { targetRows } from './targets.ts'
import { punctuate } from './wording.ts'

export const recordsFolder = fileURLToPath(new URL('../../../templates/sales/records/', import.meta.url))
export const trailsFile = 'trails.ndjson'

/** By object, in the order of loading. Only unit → user (its manager) leads forward. */
export const sampleRecords: Readonly<Record<string, readonly Row[]>> = {
  unit: [...unitRows, ...backOfficeUnitRows],
  user: [...userRows, ...backOfficeUserRows],
  team: teamRows,
  membership: membershipRows,
  role_assignment: [...roleAssignmentRows, ...executiveRoleRows, ...backOfficeRoleRows],
  currency: currencyRows,
  exchange_rate: exchangeRateRows,
  product_category: categoryRows,
  product: productRows,
  price_list: priceListRows,
  price_list_item: priceListItemRows,
  account: accountRows,
  contact: contactRows,
  connection: connectionRows,
  campaign: campaignRows,
  sales_target: targetRows,
  opportunity: opportunityRows,
  opportunity_line: opportunityLineRows,
  opportunity_competitor: opportunityCompetitorRows,
  quote: quoteRows,
  quote_line: quoteLineRows,
  contract: contractRows,
  quote_request: quoteRequestRows,
  quote_request_line: quoteRequestLineRows,
  order: orderRows,
  order_line: orderLineRows,
  lead: leadRows,
  case: caseRows,
  activity: activityRows,
  activity_participant: activityParticipantRows,
  claim: claimRows,
  expense: expenseRows,
}

/** Objects whose numbers are given in the order of their creation. */
const byAge = new Set([
  'opportunity',
  'quote',
  'quote_request',
  'contract',
  'order',
  'lead',
  'case',
  'activity',
  'campaign',
  'connection',
  'claim',
  'expense',
])
/** Dates that move from month to month, so that a month's target stays on its first day. */
const months = ['sales_target.starts_on']
const createdAt = (row: Row) => `${row.created_at}${row.id}`

const punctuated = (_name: string, value: unknown) => (typeof value === 'string' ? punctuate(value) : value)

/** The files, by name. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const files = Object.entries(sampleRecords).map(([object, rows]) => {
    const sorted = byAge.has(object) ? [...rows].sort((a, b) => (createdAt(a) < createdAt(b) ? -1 : 1)) : rows
    return [`${object}.ndjson`, sorted.map(row => `${JSON.stringify(row, punctuated)}\n`).join('')] as const
  })
  const starts = [...orderStarts, ...claimStarts].map(row => `${JSON.stringify(row)}\n`).join('')
  const order = Object.keys(sampleRecords)
  const manifest = { asOf, months, order, start: 'workflows.ndjson', trails: trailsFile }
  // Written by generate-trails.ts, which runs the approvals.
  const trails = readFileSync(recordsFolder + trailsFile, 'utf8')
  return new Map([
    ...files,
    ['workflows.ndjson', starts],
    [trailsFile, trails],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = sampleFiles()
  rmSync(recordsFolder, { recursive: true, force: true })
  mkdirSync(recordsFolder, { recursive: true })
  for (const [name, text] of files) writeFileSync(recordsFolder + name, text)
}
