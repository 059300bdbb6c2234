/** Activities: around opportunities, leads, quotes, service requests and campaigns, and the regular care of accounts. */
import { type Account, accounts, competitors } from './accounts.ts'
import { type ActivityText, activityTexts, nextSentences, plannedNotes, type Topic } from './activity-texts.ts'
import { addDays, addMinutes, asOf, daysBetween, earlier, later, workday, workingHour } from './calendar.ts'
import { campaigns } from './campaigns.ts'
import { cases, pastCases } from './cases.ts'
import { type Contact, contactsOf } from './contacts.ts'
import { activeLeads } from './leads.ts'
import { opportunities } from './opportunities.ts'
import { type User, user } from './organisation.ts'
import { pastOpportunities } from './past-opportunities.ts'
import { type Product, products } from './products.ts'
import { allQuotes } from './quotes.ts'
import { createRandom } from './random.ts'
import { compact, made, owned, type Row } from './row.ts'
import { fill } from './wording.ts'

/** What an activity is about, who it is with and when it may lie. */
interface Occasion {
  readonly topic: Topic
  readonly regarding: { readonly object: string; readonly id: string }
  readonly account?: Account | undefined
  readonly contact?: Contact | undefined
  /** Where there is no contact record. */
  readonly contactName?: string
  readonly companyName?: string
  readonly language: 'zh' | 'en'
  readonly owner: User
  readonly product: Product
  readonly rival?: Account | undefined
  readonly from: string
  readonly to: string
}

const random = createRandom('activities')
const total = 3000
const rows: Row[] = []
const participantRows: Row[] = []
const anyProduct = () => random.pick(products.filter(product => product.kind === 'goods'))
const minutes = {
  call: [10, 15, 20, 30],
  meeting: [60, 90, 120],
  visit: [90, 120, 180],
  mail: [0],
  task: [30, 60, 120],
} as const

function add(occasion: Occasion, planned: boolean): void {
  const text = random.pick(activityTexts[occasion.topic][occasion.language])
  const span = Math.max(0, daysBetween(occasion.from, occasion.to))
  const day = later(workday(addDays(occasion.from, random.int(0, span))), planned ? asOf : occasion.from)
  write(occasion, text, workingHour(random, day))
}

function write(occasion: Occasion, text: ActivityText, start: string): void {
  const { account, contact, language, owner, regarding } = occasion
  const day = start.slice(0, 10)
  const future = day >= asOf
  const forgotten = !future && daysBetween(day, asOf) < 30 && random.chance(0.05)
  const status = future || forgotten ? 'planned' : random.chance(0.03) ? 'cancelled' : 'done'
  const slots = {
    company: occasion.companyName ?? account?.shortName ?? '',
    contact:
      contact?.name ??
      occasion.contactName ??
      (account?.person ? account.name : language === 'zh' ? '对方' : 'the customer'),
    product: occasion.product[language],
    rival: (occasion.rival ?? random.pick(competitors)).shortName,
  }
  const note = fill(random.pick(text.notes), slots)
  const notes =
    status === 'done'
      ? note + ending(language)
      : status === 'planned' && random.chance(0.4)
        ? random.pick(plannedNotes[language])
        : undefined
  const end = text.type === 'mail' ? undefined : addMinutes(start, random.pick(minutes[text.type]))
  const createdAt =
    future || forgotten
      ? workingHour(random, workday(addDays(earlier(day, asOf), -random.int(1, 12))))
      : addMinutes(start, random.pick([30, 60, 120, 1440]))
  const bounded = createdAt < `${asOf}T02:00:00.000Z` ? createdAt : `${asOf}T02:00:00.000Z`
  const silent = /未联系上|电话未接|not reach|No answer/.test(note)
  const id = random.id(start)
  rows.push(
    compact({
      id,
      record_type: text.type,
      subject: fill(text.subject, slots),
      regarding,
      account: account?.id,
      contact: contact?.id,
      status,
      priority: random.weighted([
        ['low', 1],
        ['normal', 7],
        ['high', 2],
      ] as const),
      start,
      end,
      due: text.type === 'task' ? addDays(day, random.int(0, 4)) : undefined,
      direction:
        text.type === 'call' || text.type === 'mail'
          ? (occasion.topic === 'case' || occasion.topic === 'remote') && random.chance(0.6)
            ? 'inbound'
            : 'outbound'
          : undefined,
      location: placeOf(text.type, occasion),
      outcome:
        status !== 'done'
          ? undefined
          : text.type === 'task'
            ? 'done'
            : silent
              ? 'no_answer'
              : random.weighted([
                  ['done', 5],
                  ['follow_up', 4],
                  ['interested', text.type === 'mail' ? 0 : 2],
                ] as const),
      notes,
      ...owned(owner, bounded),
    }),
  )
  if (text.type === 'meeting' || text.type === 'visit') addParticipants(id, occasion, status === 'done', bounded)
}

const ending = (language: 'zh' | 'en') =>
  random.chance(0.5) ? `${language === 'zh' ? '' : ' '}${random.pick(nextSentences[language])}` : ''

function placeOf(type: ActivityText['type'], { account, language, topic }: Occasion): string | undefined {
  const zh = language === 'zh'
  if (type === 'visit')
    return account ? (zh ? `${account.city.name},客户现场` : `Customer site, ${account.city.name}`) : undefined
  if (type !== 'meeting') return undefined
  if (topic === 'lead') return zh ? '线上会议' : 'Online'
  return zh
    ? random.pick(['客户会议室', '线上会议', '我司展厅'])
    : random.pick(['Online', 'Customer’s office', 'Our office'])
}

function addParticipants(
  activity: string,
  { owner, contact, account, topic }: Occasion,
  attended: boolean,
  at: string,
): void {
  const stamp = made(at, owner)
  const join = (who: object, part: string) =>
    participantRows.push({ id: random.id(at), activity, ...who, part_played: part, attended, ...stamp })
  join({ user: owner.id }, 'organizer')
  if (contact) join({ contact: contact.id }, 'required')
  const colleagues = account ? contactsOf(account).filter(item => item.id !== contact?.id) : []
  if (colleagues.length > 0 && random.chance(0.4)) join({ contact: random.pick(colleagues).id }, 'optional')
  if (topic === 'late' && owner.id !== user('nair').id && random.chance(0.25))
    join({ user: user('nair').id }, 'optional')
}

const justBefore = addDays(asOf, -1)

for (const item of opportunities) {
  const end = item.closed ? item.closeDate : justBefore
  const middle = addDays(item.createdOn, Math.floor(daysBetween(item.createdOn, end) / 2))
  const common = {
    regarding: { object: 'opportunity', id: item.id },
    account: item.account,
    contact: item.contact,
    language: item.account.language,
    owner: item.account.owner,
    rival: item.rival,
  } as const
  const about = () => item.lines[random.int(0, Math.max(0, item.lines.length - 1))]?.product ?? anyProduct()
  const early = random.int(1, 3)
  const late =
    item.stage === 'qualification' ? 0 : item.stage === 'needs_analysis' ? random.int(0, 1) : random.int(1, 4)
  if (item.createdOn <= justBefore) {
    for (let n = 0; n < early; n++)
      add({ ...common, topic: 'early', product: about(), from: item.createdOn, to: middle }, false)
    for (let n = 0; n < late; n++) add({ ...common, topic: 'late', product: about(), from: middle, to: end }, false)
  }
  if (!item.closed && random.chance(0.75)) {
    add(
      {
        ...common,
        topic: item.stage === 'qualification' || item.stage === 'needs_analysis' ? 'early' : 'late',
        product: about(),
        from: asOf,
        to: addDays(asOf, 28),
      },
      true,
    )
  }
}

for (const lead of activeLeads) {
  if (lead.status === 'new') continue
  const common = {
    topic: 'lead',
    regarding: { object: 'lead', id: lead.id },
    contactName: lead.contactName,
    companyName: lead.company,
    language: lead.language,
    owner: lead.owner,
  } as const
  const end = earlier(addDays(lead.receivedOn, 20), justBefore)
  for (let n = random.int(1, 2); n > 0; n--)
    add({ ...common, product: anyProduct(), from: lead.receivedOn, to: later(end, lead.receivedOn) }, false)
  if ((lead.status === 'contacted' || lead.status === 'qualified') && random.chance(0.5))
    add({ ...common, product: anyProduct(), from: asOf, to: addDays(asOf, 14) }, true)
}

for (const quote of allQuotes) {
  if (quote.status === 'draft' || random.chance(0.35)) continue
  const { account, contact, lines } = quote.opportunity
  const end = later(earlier(addDays(quote.quotedOn, 20), justBefore), quote.quotedOn)
  add(
    {
      topic: 'quote',
      regarding: { object: 'quote', id: quote.id },
      account,
      contact,
      language: account.language,
      owner: account.owner,
      product: lines[0]?.product ?? anyProduct(),
      from: quote.quotedOn,
      to: end,
    },
    false,
  )
}

for (const item of cases) {
  const common = {
    topic: item.product.kind === 'goods' ? 'case' : 'remote',
    regarding: { object: 'case', id: item.id },
    account: item.account,
    contact: item.contact,
    language: item.account.language,
    owner: item.owner,
    product: item.product,
  } as const
  if (item.openedOn <= justBefore)
    for (let n = random.int(1, 2); n > 0; n--)
      add({ ...common, from: item.openedOn, to: later(earlier(item.lastOn, justBefore), item.openedOn) }, false)
  if (item.open && random.chance(0.6)) add({ ...common, from: asOf, to: addDays(asOf, 7) }, true)
}

for (const campaign of campaigns) {
  if (campaign.programme) continue
  const common = {
    topic: 'campaign',
    regarding: { object: 'campaign', id: campaign.id },
    language: campaign.language,
    owner: user('sun'),
    product: anyProduct(),
  } as const
  const from = addDays(campaign.start, -30)
  for (let n = random.int(3, 5); n > 0; n--) {
    if (from <= addDays(asOf, -5)) add({ ...common, from, to: earlier(campaign.end, justBefore) }, false)
    else add({ ...common, from: asOf, to: later(campaign.start, addDays(asOf, 5)) }, true)
  }
}

const cared = accounts.filter(account => account.role !== 'competitor')
while (rows.length < total) {
  const account = random.weighted(cared.map(item => [item, item.status === 'active' ? 2 + item.size / 8 : 1] as const))
  const found = contactsOf(account)
  const contact = found.length > 0 ? random.pick(found) : undefined
  const from = later(account.createdOn, addDays(asOf, -729))
  const planned = random.chance(0.05)
  add(
    {
      topic: 'care',
      regarding: { object: 'account', id: account.id },
      account,
      contact,
      language: account.language,
      owner: account.owner,
      product: anyProduct(),
      from: planned ? asOf : from,
      to: planned ? addDays(asOf, 30) : later(justBefore, from),
    },
    planned,
  )
}

for (const item of pastOpportunities) {
  const { account, contact, rival, createdOn, closeDate } = item
  const common = { regarding: { object: 'opportunity', id: item.id }, account, contact, rival } as const
  const product = item.lines[0]?.product ?? anyProduct()
  for (const topic of ['early', 'late'] as const)
    add(
      { ...common, topic, language: account.language, owner: account.owner, product, from: createdOn, to: closeDate },
      false,
    )
}

for (const item of pastCases)
  add(
    {
      topic: item.product.kind === 'goods' ? 'case' : 'remote',
      regarding: { object: 'case', id: item.id },
      account: item.account,
      contact: item.contact,
      language: item.account.language,
      owner: item.owner,
      product: item.product,
      from: item.openedOn,
      to: item.lastOn,
    },
    false,
  )

export const activityRows: readonly Row[] = rows
export const activityParticipantRows: readonly Row[] = participantRows
