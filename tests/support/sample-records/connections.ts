/** Who knows whom: 150 connections between companies, between people, and between the two. */
import { type Account, accounts } from './accounts.ts'
import { addDays, asOf, later, workday, workingHour } from './calendar.ts'
import { type Contact, contacts } from './contacts.ts'
import { createRandom } from './random.ts'
import { owned, type Row } from './row.ts'

const random = createRandom('connections')
const total = 150

interface Kind {
  readonly kind: string
  readonly ends: 'accounts' | 'contacts' | 'contact-account'
  readonly weight: number
  readonly zh: string
  readonly en: string
}

const kinds: readonly Kind[] = [
  { kind: 'supplier', ends: 'accounts', weight: 22, zh: '{a}向{b}供货', en: '{a} supplies {b}' },
  { kind: 'distributor', ends: 'accounts', weight: 8, zh: '{a}代理{b}产品', en: '{a} distributes for {b}' },
  { kind: 'partner', ends: 'accounts', weight: 14, zh: '{a}与{b}合作投标', en: '{a} and {b} tender together' },
  { kind: 'investor', ends: 'accounts', weight: 4, zh: '{a}参股{b}', en: '{a} holds shares of {b}' },
  { kind: 'adviser', ends: 'contact-account', weight: 8, zh: '{a}为{b}提供顾问服务', en: '{a} advises {b}' },
  {
    kind: 'former_employer',
    ends: 'contact-account',
    weight: 14,
    zh: '{a}曾任职于{b}',
    en: '{a} used to work for {b}',
  },
  { kind: 'colleague', ends: 'contacts', weight: 14, zh: '{a}与{b}为旧同事', en: '{a} and {b} worked together' },
  { kind: 'classmate', ends: 'contacts', weight: 12, zh: '{a}与{b}为大学同学', en: '{a} and {b} studied together' },
  { kind: 'family', ends: 'contacts', weight: 2, zh: '{a}与{b}为亲属', en: '{a} and {b} are related' },
]

interface End {
  readonly object: 'account' | 'contact'
  readonly id: string
  readonly name: string
  readonly account: Account
}

const accountEnd = (account: Account): End => ({ object: 'account', id: account.id, name: account.shortName, account })
const contactEnd = (contact: Contact): End => ({
  object: 'contact',
  id: contact.id,
  name: contact.name,
  account: contact.account,
})
const companies = accounts.filter(account => !account.person && account.role !== 'competitor')

/** Two ends that speak one language and belong to different companies. */
function endsFor({ ends }: Kind): readonly [End, End] {
  for (;;) {
    const a = ends === 'accounts' ? accountEnd(random.pick(companies)) : contactEnd(random.pick(contacts))
    const b = ends === 'contacts' ? contactEnd(random.pick(contacts)) : accountEnd(random.pick(companies))
    const apart = a.account.id !== b.account.id && a.account.shortName.slice(0, 2) !== b.account.shortName.slice(0, 2)
    if (apart && a.account.language === b.account.language) return [a, b]
  }
}

const taken = new Set<string>()

function makeConnection(): Row {
  for (;;) {
    const kind = random.weighted(kinds.map(item => [item, item.weight] as const))
    const [a, b] = endsFor(kind)
    const pair = [a.id, b.id].sort().join()
    if (taken.has(pair)) continue
    taken.add(pair)
    const since = later(a.account.createdOn, b.account.createdOn)
    const createdAt = workingHour(random, later(workday(addDays(asOf, -random.int(1, 600))), since))
    return {
      id: random.id(createdAt),
      label: kind[a.account.language].replace('{a}', a.name).replace('{b}', b.name),
      from_party: { object: a.object, id: a.id },
      kind: kind.kind,
      to_party: { object: b.object, id: b.id },
      account: a.account.id,
      strength: random.weighted([
        ['weak', 3],
        ['medium', 5],
        ['strong', 2],
      ] as const),
      since: `${random.int(2008, 2024)}-${String(random.int(1, 12)).padStart(2, '0')}-01`,
      ...owned(a.account.owner, createdAt),
    }
  }
}

export const connectionRows: readonly Row[] = Array.from({ length: total }, makeConnection)
