/** Customers, partners, suppliers and competitors. */
import { describeAccount } from './account-descriptions.ts'
import { addDays, asOf, workday, workingHour } from './calendar.ts'
import { type Company, createCompanyNames } from './companies.ts'
import { createMobileNumbers, creditCode, officePhone, streetAddress } from './contact-details.ts'
import { money } from './money.ts'
import { type PersonName, personName } from './names.ts'
import { salesPeople, type User, user, worth } from './organisation.ts'
import { type City, chineseCities, currencyOf, foreignCities, hongKong, regionOf } from './places.ts'
import { createRandom } from './random.ts'
import { compact, owned, type Row } from './row.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly role: 'customer' | 'partner' | 'distributor' | 'supplier' | 'service_station' | 'competitor'
  readonly person: boolean
  readonly status: string
  readonly city: City
  readonly language: 'zh' | 'en'
  readonly currency: string
  readonly domain: string
  readonly industry: string
  readonly owner: User
  readonly createdOn: string
  /** About 1 for a small company, 30 for a very large one. */
  readonly size: number
}

/** A company that is not yet a customer, for leads. */
export interface Prospect {
  readonly company: Company
  readonly city: City
  readonly person: PersonName
}

const random = createRandom('accounts')
const names = createCompanyNames(random)
const groupCount = 12
/** Mobile numbers for persons and contacts alike, each once. */
export const mobile = createMobileNumbers(createRandom('mobile numbers'))

/** How many of each role: 300 together. The customers include 12 groups, 22 subsidiaries and 18 persons. */
const plan = [
  ['customer', 246],
  ['partner', 14],
  ['distributor', 16],
  ['supplier', 10],
  ['service_station', 6],
  ['competitor', 8],
] as const

/** What others than customers do for a living. */
const tradesOf: Partial<Record<Account['role'], readonly string[]>> = {
  partner: ['software', 'manufacturing', 'telecom'],
  distributor: ['electronics', 'manufacturing', 'retail'],
  supplier: ['electronics', 'semiconductor', 'manufacturing'],
  service_station: ['manufacturing', 'electronics'],
  competitor: ['manufacturing', 'electronics', 'software'],
}

const anyCity = (share: number): City =>
  random.chance(share) ? random.pick(chineseCities) : random.chance(0.1) ? hongKong : random.pick(foreignCities)

const ownerIn = (city: City): User => random.weighted(salesPeople(city.territory))

interface Draft {
  readonly company: Company
  readonly city: City
  readonly role: Account['role']
  readonly person?: PersonName
  readonly parent?: Account
  readonly group?: boolean
}

const accountRowList: Row[] = []

function makeAccount({ company, city, role, person, parent, group }: Draft): Account {
  const owner = role === 'competitor' ? user('sun') : parent && random.chance(0.5) ? parent.owner : ownerIn(city)
  const since = parent
    ? addDays(parent.createdOn, random.int(5, 200))
    : addDays(
        asOf,
        -random.weighted([
          [random.int(700, 1300), 6],
          [random.int(20, 700), 4],
        ] as const),
      )
  const createdOn = workday(since > addDays(asOf, -10) ? addDays(asOf, -random.int(10, 60)) : since)
  const createdAt = workingHour(random, createdOn)
  const size = person
    ? 1
    : group
      ? random.pick([8, 30])
      : random.weighted([
          [1, 30],
          [3, 34],
          [8, 24],
          [30, 12],
        ] as const)
  const currency = currencyOf(city.country)
  const language = city.country === 'CN' || city.country === 'HK' ? 'zh' : 'en'
  const employees = size * random.int(18, 60)
  const status =
    role === 'customer'
      ? random.weighted([
          ['prospect', 32],
          ['active', 50],
          ['dormant', 13],
          ['former', 5],
        ] as const)
      : 'active'
  const account: Account = {
    id: random.id(createdAt),
    name: company.name,
    shortName: company.shortName,
    role,
    person: person !== undefined,
    status,
    city,
    language,
    currency,
    domain: company.domain,
    industry: company.industry,
    owner,
    createdOn,
    size,
  }
  accountRowList.push(
    compact({
      id: account.id,
      record_type: person ? 'person' : 'organization',
      name: account.name,
      short_name: person ? undefined : account.shortName,
      roles: role === 'partner' && random.chance(0.4) ? ['customer', 'partner'] : [role],
      status,
      level: role !== 'customer' ? undefined : size === 30 ? 'A' : size === 8 ? 'B' : size === 3 ? 'C' : 'D',
      industry: person ? undefined : account.industry,
      source:
        role === 'competitor'
          ? undefined
          : random.pick([
              'website',
              'referral',
              'trade_show',
              'seminar',
              'cold_call',
              'advertising',
              'partner',
              'tender',
              'existing',
            ]),
      credit_code: city.district && !person ? creditCode(random, city.district) : undefined,
      employees: person ? undefined : employees,
      annual_revenue: person
        ? undefined
        : money(Math.round((employees * random.int(450, 1300)) / worth(currency) / 10) * 1_000_000, currency),
      parent: parent?.id,
      phone: person ? mobile(city.country) : officePhone(random, city),
      email: person
        ? `${person.mailName}${random.int(10, 99)}@mail.example`
        : `${(parent && city.spelled) || 'info'}@${account.domain}`,
      website: person || parent ? undefined : `https://www.${account.domain}`,
      region: regionOf(city),
      country: city.country,
      province: city.province,
      city: city.name,
      postal_code: city.postalCode,
      address: streetAddress(random, city),
      gender: person?.gender,
      birthday: person ? `${random.int(1962, 1998)}-0${random.int(1, 9)}-${random.int(10, 28)}` : undefined,
      description: describeAccount(random, account),
      ...owned(owner, createdAt, workingHour(random, workday(addDays(asOf, -random.int(1, 10))))),
    }),
  )
  return account
}

const groups = Array.from({ length: groupCount }, () => {
  const company = names.group()
  return { company, account: makeAccount({ company, city: random.pick(chineseCities), role: 'customer', group: true }) }
})
const taken = new Set<string>()
const subsidiaries = Array.from({ length: 22 }, (_, index) => {
  const group = groups[index % groupCount] as (typeof groups)[number]
  for (;;) {
    const city = random.pick(chineseCities)
    const company = names.subsidiary(group.company, city)
    if (taken.has(company.domain + city.name)) continue
    taken.add(company.domain + city.name)
    return makeAccount({ company, city, role: 'customer', parent: group.account })
  }
})
const persons = Array.from({ length: 18 }, () => {
  const city = anyCity(0.7)
  const person = personName(random, city.country)
  const company: Company = { name: person.full, shortName: person.full, industry: 'other', domain: 'mail.example' }
  return makeAccount({ company, city, role: 'customer', person })
})
const others = plan.flatMap(([role, count]) =>
  Array.from({ length: role === 'customer' ? count - 12 - 22 - 18 : count }, () => {
    const city = role === 'service_station' ? random.pick(chineseCities) : anyCity(role === 'competitor' ? 0.5 : 0.66)
    return makeAccount({ company: names.company(city, tradesOf[role]), city, role })
  }),
)

/** Parents stand before their subsidiaries. */
export const accounts: readonly Account[] = [
  ...groups.map(group => group.account),
  ...subsidiaries,
  ...persons,
  ...others,
]
export const accountRows: readonly Row[] = accountRowList
export const competitors = accounts.filter(account => account.role === 'competitor')
/** Those who buy: customers, and now and then a partner. */
export const buyers = accounts.filter(account => account.role === 'customer' && account.status !== 'former')

const makeProspect = (): Prospect => {
  const city = anyCity(0.66)
  return { company: names.company(city), city, person: personName(random, city.country) }
}

/** Companies that have only made themselves known. */
export const prospects: readonly Prospect[] = Array.from({ length: 110 }, makeProspect)
/** Those of the years before, of whom nothing came. */
export const formerProspects: readonly Prospect[] = Array.from({ length: 150 }, makeProspect)
