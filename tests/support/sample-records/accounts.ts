/** Customers, partners, suppliers and competitors, and the people who work there. */
import { addDays, asOf, workday, workingHour } from './calendar.ts'
import { type Company, createCompanyNames } from './companies.ts'
import { createMobileNumbers, creditCode, officePhone, streetAddress } from './contact-details.ts'
import { money } from './money.ts'
import { type PersonName, personName } from './names.ts'
import { salesPeople, type User, user, worth } from './organisation.ts'
import { type City, chineseCities, currencyOf, foreignCities, hongKong } from './places.ts'
import { createRandom, type Random } from './random.ts'
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

export interface Contact {
  readonly id: string
  readonly name: string
  readonly account: Account
  readonly active: boolean
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
const mobile = createMobileNumbers(createRandom('mobile numbers'))

/** How many of each role: 300 together. The customers include 12 groups, 22 subsidiaries and 18 persons. */
const plan = [
  ['customer', 246],
  ['partner', 14],
  ['distributor', 16],
  ['supplier', 10],
  ['service_station', 6],
  ['competitor', 8],
] as const

const anyCity = (share: number): City =>
  random.chance(share) ? random.pick(chineseCities) : random.chance(0.1) ? hongKong : random.pick(foreignCities)

const ownerIn = (city: City): User => random.weighted(salesPeople(city.territory))

interface Draft {
  readonly company: Company
  readonly city: City
  readonly role: Account['role']
  readonly person?: PersonName
  readonly parent?: Account
}

const accountRowList: Row[] = []

function makeAccount({ company, city, role, person, parent }: Draft): Account {
  const owner = role === 'competitor' ? user('sun') : parent && random.chance(0.5) ? parent.owner : ownerIn(city)
  const since = parent ? addDays(parent.createdOn, random.int(5, 200)) : addDays(asOf, -random.int(20, 990))
  const createdOn = workday(since > addDays(asOf, -10) ? addDays(asOf, -random.int(10, 60)) : since)
  const createdAt = workingHour(random, createdOn)
  const size = person
    ? 1
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
      email: person ? `${person.mailName}${random.int(10, 99)}@mail.example` : `info@${account.domain}`,
      website: person || parent ? undefined : `https://www.${account.domain}`,
      country: city.country,
      province: city.province,
      city: city.name,
      postal_code: city.postalCode,
      address: streetAddress(random, city),
      gender: person?.gender,
      birthday: person ? `${random.int(1962, 1998)}-0${random.int(1, 9)}-${random.int(10, 28)}` : undefined,
      description: describe(account),
      ...owned(owner, createdAt, workingHour(random, workday(addDays(asOf, -random.int(1, 10))))),
    }),
  )
  return account
}

function describe({ role, person, language, city, size, status }: Account): string | undefined {
  if (person)
    return language === 'zh'
      ? random.pick(['独立咨询顾问,常介绍工厂客户。', '个体经营者,采购小批量备件。'])
      : 'Independent consultant; buys small quantities for own projects.'
  const zh = language === 'zh'
  switch (role) {
    case 'competitor':
      return zh
        ? random.pick(['价格偏低,售后网点较少。', '在高端市场口碑较好,交期较长。'])
        : random.pick([
            'Strong in the premium segment, long delivery times.',
            'Aggressive on price, thin service network.',
          ])
    case 'supplier':
      return zh ? '关键元器件供应商,每季度评审一次。' : 'Supplier of key components, reviewed every quarter.'
    case 'distributor':
      return zh ? `负责${city.province}及周边的渠道销售。` : `Distributor for ${city.province} and nearby regions.`
    case 'service_station':
      return zh
        ? `${city.name}地区授权服务站,备有常用备件。`
        : `Authorised service station in ${city.name} with spare parts in stock.`
    case 'partner':
      return zh ? '系统集成合作伙伴,联合投标。' : 'System integrator; we tender together.'
    case 'customer':
      if (!random.chance(0.55)) return undefined
      if (status === 'former')
        return zh ? '已转用其他品牌,保持季度回访。' : 'Moved to another brand; we call once a quarter.'
      return zh
        ? random.pick([
            `在${city.name}有 ${Math.ceil(size / 4)} 个生产基地,正在推进数字化改造。`,
            '采购流程规范,需经技术与商务两轮评审。',
            '重视交付周期与本地服务。',
            '每年四季度集中制定次年预算。',
          ])
        : random.pick([
            `Runs ${Math.ceil(size / 4)} ${size > 4 ? 'plants' : 'plant'} near ${city.name} and is modernising its lines.`,
            'Formal purchasing: technical review first, then commercial.',
            'Cares most about delivery time and local service.',
            'Budgets for the next year are fixed in the fourth quarter.',
          ])
  }
}

const groups = Array.from({ length: groupCount }, () => {
  const company = names.group()
  return { company, account: makeAccount({ company, city: random.pick(chineseCities), role: 'customer' }) }
})
const taken = new Set<string>()
const subsidiaries = Array.from({ length: 22 }, (_, index) => {
  const group = groups[index % groupCount] as (typeof groups)[number]
  for (;;) {
    const city = random.pick(chineseCities)
    const company = names.subsidiary(group.company, city)
    if (taken.has(company.name)) continue
    taken.add(company.name)
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
    return makeAccount({ company: names.company(city), city, role })
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

const posts: Readonly<Record<'zh' | 'en', readonly (readonly [title: string, department: string])[]>> = {
  zh: [
    ['总经理', '管理层'],
    ['副总经理', '管理层'],
    ['采购总监', '采购部'],
    ['采购经理', '采购部'],
    ['生产总监', '生产部'],
    ['设备经理', '设备部'],
    ['信息中心主任', '信息中心'],
    ['自动化工程师', '工程部'],
    ['质量经理', '质量部'],
    ['财务经理', '财务部'],
    ['项目经理', '项目部'],
    ['维修主管', '设备部'],
  ],
  en: [
    ['Managing Director', 'Management'],
    ['Operations Director', 'Operations'],
    ['Head of Purchasing', 'Purchasing'],
    ['Purchasing Manager', 'Purchasing'],
    ['Plant Manager', 'Production'],
    ['Maintenance Manager', 'Maintenance'],
    ['IT Manager', 'IT'],
    ['Automation Engineer', 'Engineering'],
    ['Quality Manager', 'Quality'],
    ['Financial Controller', 'Finance'],
    ['Project Manager', 'Projects'],
    ['Process Engineer', 'Engineering'],
  ],
}

const contactRowList: Row[] = []

function makeContacts(account: Account, count: number, chance: Random): Contact[] {
  const boss: { id?: string } = {}
  const usedNames = new Set<string>()
  const usedPosts = chance.sample(posts[account.language], count)
  return usedPosts.map(([title, department], index) => {
    let person = personName(chance, account.city.country)
    while (usedNames.has(person.full)) person = personName(chance, account.city.country)
    usedNames.add(person.full)
    const createdOn = workday(addDays(account.createdOn, index === 0 ? 0 : chance.int(0, 9)))
    const createdAt = workingHour(chance, createdOn)
    const id = chance.id(createdAt)
    const active = index === 0 || chance.chance(0.94)
    const mailName = `${person.mailName}${mailNames.has(`${person.mailName}@${account.domain}`) ? index + 2 : ''}`
    mailNames.add(`${mailName}@${account.domain}`)
    contactRowList.push(
      compact({
        id,
        name: person.full,
        salutation: person.gender === 'male' ? (chance.chance(0.06) ? 'dr' : 'mr') : 'ms',
        account: account.id,
        job_title: title,
        department,
        status: active ? 'active' : 'left',
        is_primary: index === 0,
        email: `${mailName}@${account.domain}`,
        mobile: mobile(account.city.country),
        phone: chance.chance(0.5) ? officePhone(chance, account.city) : undefined,
        wechat: account.language === 'zh' && chance.chance(0.6) ? person.mailName.replace('.', '_') : undefined,
        reports_to: index > 0 && chance.chance(0.6) ? boss.id : undefined,
        language:
          account.language === 'zh'
            ? 'zh'
            : account.city.country === 'DE'
              ? 'de'
              : account.city.country === 'JP'
                ? 'ja'
                : 'en',
        gender: person.gender,
        birthday: chance.chance(0.3)
          ? `${chance.int(1964, 1998)}-${String(chance.int(1, 12)).padStart(2, '0')}-${chance.int(10, 28)}`
          : undefined,
        do_not_contact: !active || chance.chance(0.02),
        ...owned(account.owner, createdAt, workingHour(chance, workday(addDays(asOf, -chance.int(1, 10))))),
      }),
    )
    boss.id ??= id
    return { id, name: person.full, account, active }
  })
}

const mailNames = new Set<string>()
const contactChance = createRandom('contacts')

/** How many contacts each organization has, so that there are 900 in all: larger ones have more. */
function contactCounts(): Map<string, number> {
  const organizations = accounts.filter(account => !account.person && account.role !== 'competitor')
  const counts = new Map(organizations.map(account => [account.id, 1]))
  let left = 900 - organizations.length
  while (left > 0) {
    const account = contactChance.weighted(organizations.map(item => [item, Math.sqrt(item.size) + 1] as const))
    const count = counts.get(account.id) ?? 0
    if (count >= 9) continue
    counts.set(account.id, count + 1)
    left -= 1
  }
  return counts
}

const counts = contactCounts()
export const contacts: readonly Contact[] = accounts.flatMap(account =>
  makeContacts(account, counts.get(account.id) ?? 0, contactChance),
)
export const contactRows: readonly Row[] = contactRowList

const byAccount = new Map<string, Contact[]>()
for (const contact of contacts)
  byAccount.set(contact.account.id, [...(byAccount.get(contact.account.id) ?? []), contact])

/** The contacts of an account who are still there, the main one first. */
export const contactsOf = (account: Account): readonly Contact[] =>
  (byAccount.get(account.id) ?? []).filter(contact => contact.active)

/** Companies that have only made themselves known. */
export const prospects: readonly Prospect[] = Array.from({ length: 110 }, () => {
  const city = anyCity(0.66)
  return { company: names.company(city), city, person: personName(random, city.country) }
})
