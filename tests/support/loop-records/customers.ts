/** The customers and the people there: 40 accounts, two contacts each. */
import { addDays, asOf, workday, workingHour } from '../sample-records/calendar.ts'
import { createCompanyNames } from '../sample-records/companies.ts'
import { createMobileNumbers, creditCode, officePhone, streetAddress } from '../sample-records/contact-details.ts'
import { personName } from '../sample-records/names.ts'
import type { User } from '../sample-records/organisation.ts'
import { chineseCities, foreignCities } from '../sample-records/places.ts'
import { createRandom } from '../sample-records/random.ts'
import { compact, owned, type Row } from '../sample-records/row.ts'
import { managersIn } from './organisation.ts'

export interface Customer {
  readonly id: string
  readonly language: 'zh' | 'en'
  readonly owner: User
  readonly contacts: readonly string[]
}

const random = createRandom('loop customers')
const names = createCompanyNames(random)
const mobile = createMobileNumbers(createRandom('loop mobile numbers'))

const posts = {
  zh: [
    ['设备经理', '设备部'],
    ['生产主管', '生产部'],
    ['采购经理', '采购部'],
    ['维修主管', '设备部'],
    ['信息中心主任', '信息中心'],
  ],
  en: [
    ['Maintenance Manager', 'Maintenance'],
    ['Plant Manager', 'Production'],
    ['Purchasing Manager', 'Purchasing'],
    ['IT Manager', 'IT'],
    ['Process Engineer', 'Engineering'],
  ],
} as const

const accounts: Row[] = []
const contacts: Row[] = []

function makeCustomer(index: number): Customer {
  const city = index % 5 === 4 ? random.pick(foreignCities) : random.pick(chineseCities)
  const company = names.company(city)
  const language = city.country === 'CN' ? 'zh' : 'en'
  const owner = random.pick(managersIn(city.territory))
  const createdAt = workingHour(random, workday(addDays(asOf, -random.int(740, 1300))))
  const changedAt = workingHour(random, workday(addDays(asOf, -random.int(1, 60))))
  const id = random.id(createdAt)
  accounts.push(
    compact({
      id,
      record_type: 'organization',
      name: company.name,
      short_name: company.shortName,
      roles: ['customer'],
      status: random.chance(0.85) ? 'active' : 'dormant',
      level: random.weighted([
        ['A', 2],
        ['B', 4],
        ['C', 5],
      ] as const),
      industry: company.industry,
      source: random.pick(['website', 'referral', 'trade_show', 'existing']),
      credit_code: city.district ? creditCode(random, city.district) : undefined,
      employees: random.int(4, 90) * 10,
      phone: officePhone(random, city),
      email: `info@${company.domain}`,
      website: `https://www.${company.domain}`,
      country: city.country,
      province: city.province,
      city: city.name,
      postal_code: city.postalCode,
      address: streetAddress(random, city),
      ...owned(owner, createdAt, changedAt),
    }),
  )
  const taken = new Set<string>()
  const people = random.sample<readonly [string, string]>(posts[language], 2).map(([title, department], place) => {
    let name = personName(random, city.country)
    while (taken.has(name.mailName)) name = personName(random, city.country)
    taken.add(name.mailName)
    const contact = random.id(createdAt)
    contacts.push(
      compact({
        id: contact,
        name: name.full,
        salutation: name.gender === 'male' ? 'mr' : 'ms',
        account: id,
        job_title: title,
        department,
        status: 'active',
        is_primary: place === 0,
        email: `${name.mailName}@${company.domain}`,
        mobile: mobile(city.country),
        phone: random.chance(0.5) ? officePhone(random, city) : undefined,
        wechat: language === 'zh' && random.chance(0.6) ? name.mailName.replace('.', '_') : undefined,
        language: language === 'zh' ? 'zh' : 'en',
        gender: name.gender,
        ...owned(owner, createdAt, changedAt),
      }),
    )
    return contact
  })
  return { id, language, owner, contacts: people }
}

export const customers: readonly Customer[] = Array.from({ length: 40 }, (_, index) => makeCustomer(index))
export const accountRows: readonly Row[] = accounts
export const contactRows: readonly Row[] = contacts
