/** The people who work at the accounts: 900, more at larger companies. */
import { type Account, accounts, mobile } from './accounts.ts'
import { addDays, asOf, workday, workingHour } from './calendar.ts'
import { officePhone } from './contact-details.ts'
import { personName } from './names.ts'
import { createRandom } from './random.ts'
import { compact, owned, type Row } from './row.ts'

export interface Contact {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly mobile: string
  readonly account: Account
  readonly active: boolean
}

const random = createRandom('contacts')
const mailNames = new Set<string>()

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

const rows: Row[] = []

function makeContacts(account: Account, count: number): Contact[] {
  const boss: { id?: string } = {}
  const usedNames = new Set<string>()
  const usedPosts = random.sample(posts[account.language], count)
  return usedPosts.map(([title, department], index) => {
    let person = personName(random, account.city.country)
    while (usedNames.has(person.full)) person = personName(random, account.city.country)
    usedNames.add(person.full)
    const createdOn = workday(addDays(account.createdOn, index === 0 ? 0 : random.int(0, 9)))
    const createdAt = workingHour(random, createdOn)
    const id = random.id(createdAt)
    const active = index === 0 || random.chance(0.94)
    const mailName = `${person.mailName}${mailNames.has(`${person.mailName}@${account.domain}`) ? index + 2 : ''}`
    const email = `${mailName}@${account.domain}`
    const number = mobile(account.city.country)
    mailNames.add(email)
    rows.push(
      compact({
        id,
        name: person.full,
        salutation: person.gender === 'male' ? (random.chance(0.06) ? 'dr' : 'mr') : 'ms',
        account: account.id,
        job_title: title,
        department,
        status: active ? 'active' : 'left',
        is_primary: index === 0,
        email,
        mobile: number,
        phone: random.chance(0.5) ? officePhone(random, account.city) : undefined,
        wechat: account.language === 'zh' && random.chance(0.6) ? person.mailName.replace('.', '_') : undefined,
        reports_to: index > 0 && random.chance(0.6) ? boss.id : undefined,
        language:
          account.language === 'zh'
            ? 'zh'
            : account.city.country === 'DE'
              ? 'de'
              : account.city.country === 'JP'
                ? 'ja'
                : 'en',
        gender: person.gender,
        birthday: random.chance(0.3)
          ? `${random.int(1964, 1998)}-${String(random.int(1, 12)).padStart(2, '0')}-${random.int(10, 28)}`
          : undefined,
        do_not_contact: !active || random.chance(0.02),
        ...owned(account.owner, createdAt, workingHour(random, workday(addDays(asOf, -random.int(1, 10))))),
      }),
    )
    boss.id ??= id
    return { id, name: person.full, title, email, mobile: number, account, active }
  })
}

/** How many contacts each organization has, so that there are 900 in all: larger ones have more. */
function contactCounts(): Map<string, number> {
  const organizations = accounts.filter(account => !account.person && account.role !== 'competitor')
  const counts = new Map(organizations.map(account => [account.id, 1]))
  let left = 900 - organizations.length
  while (left > 0) {
    const account = random.weighted(organizations.map(item => [item, Math.sqrt(item.size) + 1] as const))
    const count = counts.get(account.id) ?? 0
    if (count >= 9) continue
    counts.set(account.id, count + 1)
    left -= 1
  }
  return counts
}

const counts = contactCounts()
export const contacts: readonly Contact[] = accounts.flatMap(account =>
  makeContacts(account, counts.get(account.id) ?? 0),
)
export const contactRows: readonly Row[] = rows

const byAccount = new Map<string, Contact[]>()
for (const contact of contacts)
  byAccount.set(contact.account.id, [...(byAccount.get(contact.account.id) ?? []), contact])

/** The contacts of an account who are still there, the main one first. */
export const contactsOf = (account: Account): readonly Contact[] =>
  (byAccount.get(account.id) ?? []).filter(contact => contact.active)
