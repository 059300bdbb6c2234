/** Leads: some became the customers, contacts and opportunities of the other files, the rest are companies not met elsewhere. */
import { formerProspects, type Prospect, prospects } from './accounts.ts'
import { addDays, asOf, daysBetween, later, workday, workingHour } from './calendar.ts'
import { type Campaign, campaignsBefore, sourceOf } from './campaigns.ts'
import { officePhone, streetAddress } from './contact-details.ts'
import { money, roundPrice } from './money.ts'
import { type Opportunity, opportunities } from './opportunities.ts'
import { salesPeople, type User, user, worth } from './organisation.ts'
import { pastOpportunities } from './past-opportunities.ts'
import { currencyOf } from './places.ts'
import { type Product, products } from './products.ts'
import { createRandom } from './random.ts'
import { compact, owned, type Row } from './row.ts'
import { fill } from './wording.ts'

export interface Lead {
  readonly id: string
  readonly subject: string
  readonly contactName: string
  readonly company: string
  readonly status: string
  readonly language: 'zh' | 'en'
  readonly receivedOn: string
  readonly owner: User
}

const random = createRandom('leads')
/** How many became customers of late, and how many before. */
const converted = { lately: 40, before: 36 } as const
const rows: Row[] = []
const leads: Lead[] = []

const needs = {
  zh: [
    '咨询{product},希望了解价格与交期。',
    '新建产线需要{product},计划三个月内定标。',
    '现用品牌停产,寻找{product}的替代方案。',
    '在展位上留言,请寄送{product}资料并安排演示。',
  ],
  en: [
    'Asks for price and delivery time of the {product}.',
    'Needs the {product} for a new line, decision within three months.',
    'Their present make is discontinued; looks for the {product} instead.',
    'Left a note at the stand: please send documents and arrange a demo of the {product}.',
  ],
} as const
const subjects = {
  zh: ['{product}询价', '{product}选型咨询', '产线改造:{product}', '{product}样机测试申请'],
  en: ['Enquiry: {product}', 'Help with choosing {product}', 'Line upgrade with {product}', 'Trial of {product}'],
} as const
const titles = {
  zh: ['采购经理', '设备经理', '自动化工程师', '生产主管', '总经理助理'],
  en: ['Purchasing Manager', 'Maintenance Manager', 'Automation Engineer', 'Plant Manager', 'Managing Director'],
} as const
const reasons = ['no_need', 'no_budget', 'no_answer', 'competitor', 'duplicate', 'not_target'] as const

/** What they say they need; only who came to a trade show left a note at the stand. */
function needOf(language: 'zh' | 'en', source: string, product: Product): string {
  const texts = needs[language]
  return fill(source === 'trade_show' ? (texts.at(-1) ?? '') : random.pick(texts.slice(0, -1)), {
    product: product[language],
  })
}

function addConverted(opportunity: Opportunity): void {
  const { account, contact, campaign } = opportunity
  if (!contact) return
  const wished = workday(addDays(opportunity.createdOn, -random.int(3, 25)))
  const receivedOn = campaign ? later(wished, campaign.start) : wished
  const createdAt = workingHour(random, receivedOn)
  const product = opportunity.lines[0]?.product ?? random.pick(products)
  const convertedAt = workingHour(random, opportunity.createdOn)
  push(
    {
      id: random.id(createdAt),
      subject: opportunity.name,
      contactName: contact.name,
      company: account.name,
      status: 'converted',
      language: account.language,
      receivedOn,
      owner: account.owner,
    },
    {
      job_title: contact.title,
      email: contact.email,
      phone: contact.mobile,
      industry: account.industry === 'other' ? undefined : account.industry,
      source: opportunity.source,
      rating: random.pick(['hot', 'warm']),
      need: needOf(account.language, opportunity.source, product),
      product: product.id,
      estimated_amount: opportunity.amount,
      campaign: campaign?.id,
      country: account.city.country,
      province: account.city.province,
      city: account.city.name,
      converted_account: account.id,
      converted_contact: contact.id,
      converted_opportunity: opportunity.id,
      converted_at: convertedAt,
    },
    createdAt,
    convertedAt,
  )
}

const anyAge = () =>
  random.weighted([
    [random.int(0, 20), 22],
    [random.int(21, 60), 18],
    [random.int(61, 700), 60],
  ] as const)

function addProspect({ company, city, person }: Prospect, age = anyAge()): void {
  const language = city.country === 'CN' || city.country === 'HK' ? 'zh' : 'en'
  const receivedOn = workday(addDays(asOf, -age))
  const createdAt = workingHour(random, receivedOn)
  const status =
    age > 75
      ? 'disqualified'
      : age > 20
        ? random.pick(['contacted', 'qualified', 'qualified', 'disqualified'])
        : random.pick(['new', 'new', 'contacted', 'contacted', 'qualified'])
  const running: readonly Campaign[] = campaignsBefore(receivedOn)
  const campaign = running.length > 0 && random.chance(0.55) ? random.pick(running) : undefined
  const product: Product = random.pick(products.filter(item => item.active && item.kind !== 'service'))
  const source = campaign
    ? sourceOf(campaign)
    : random.pick(['website', 'website', 'referral', 'cold_call', 'advertising', 'social_media', 'partner'])
  const owner = status === 'new' && random.chance(0.4) ? user('sun') : random.weighted(salesPeople(city.territory))
  const currency = currencyOf(city.country)
  const rated =
    status === 'qualified'
      ? random.pick(['hot', 'warm'])
      : status === 'disqualified'
        ? 'cold'
        : random.pick(['hot', 'warm', 'warm', 'cold'])
  push(
    {
      id: random.id(createdAt),
      subject: fill(random.pick(subjects[language]), { product: product[language] }),
      contactName: person.full,
      company: company.name,
      status,
      language,
      receivedOn,
      owner,
    },
    {
      job_title: random.pick(titles[language]),
      email: `${person.mailName}@${company.domain}`,
      phone: officePhone(random, city),
      website: `https://www.${company.domain}`,
      industry: company.industry,
      source,
      rating: status === 'new' && random.chance(0.5) ? undefined : rated,
      disqualify_reason: status === 'disqualified' ? random.pick(reasons) : undefined,
      need: needOf(language, source, product),
      product: product.id,
      estimated_amount: random.chance(0.7)
        ? money(
            roundPrice(
              (product.price *
                (product.price > 100000
                  ? random.int(1, 2)
                  : product.price > 20000
                    ? random.int(1, 5)
                    : random.int(5, 40))) /
                worth(currency),
            ) * 100,
            currency,
          )
        : undefined,
      campaign: campaign?.id,
      country: city.country,
      province: city.province,
      city: city.name,
      address: random.chance(0.4) ? streetAddress(random, city) : undefined,
    },
    createdAt,
    status === 'new' ? createdAt : workingHour(random, workday(addDays(receivedOn, Math.min(age, random.int(1, 20))))),
  )
}

function push(lead: Lead, more: Readonly<Record<string, unknown>>, createdAt: string, changedAt: string): void {
  leads.push(lead)
  const { id, subject, company, contactName, status, receivedOn } = lead
  rows.push(
    compact({
      id,
      subject,
      company,
      contact_name: contactName,
      status,
      received_on: receivedOn,
      ...more,
      ...owned(lead.owner, createdAt, changedAt),
    }),
  )
}

const ageAt = ({ account, createdOn }: Opportunity) => daysBetween(account.createdOn, createdOn)
const metOnce = new Set<string>()
/** Those that may have begun as a lead, first those whose account is young: it was made by the conversion. */
const convertible = (among: readonly Opportunity[]) =>
  among
    .filter(item => item.newBusiness && item.contact && !item.account.person)
    .filter(({ contact }) => contact && !metOnce.has(contact.id) && metOnce.add(contact.id))
    .sort((a, b) => ageAt(a) - ageAt(b))
for (const opportunity of convertible(opportunities).slice(0, converted.lately)) addConverted(opportunity)
for (const prospect of prospects) addProspect(prospect)
/** Whom activities are about. */
export const activeLeads: readonly Lead[] = [...leads]
for (const opportunity of convertible(pastOpportunities).slice(0, converted.before)) addConverted(opportunity)
for (const prospect of formerProspects) addProspect(prospect, random.int(62, 720))

export const leadRows: readonly Row[] = rows
