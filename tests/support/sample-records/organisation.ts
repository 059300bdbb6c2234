/** Our own company: units, people, teams, their roles, and the currencies it trades in. */
import { asOf } from './calendar.ts'
import { createRandom } from './random.ts'
import { made, type Row } from './row.ts'

export interface User extends Row {
  readonly name: string
  readonly unit: string
  readonly position: 'manager' | 'sales' | 'marketing' | 'service'
  readonly territory?: 'north-east' | 'south-west' | 'international'
}

const random = createRandom('organisation')
const founded = '2023-03-01T01:00:00.000Z'

/** code, name, code of the unit above, key of the manager */
const unitTable = [
  ['HQ', '总公司 Headquarters', '', 'chen'],
  ['SAL', '销售部 Sales', 'HQ', 'lin'],
  ['SAL-NE', '华东华北销售组 Sales North and East', 'SAL', 'wang'],
  ['SAL-SW', '华南华西销售组 Sales South and West', 'SAL', 'huang'],
  ['SAL-INT', '国际销售组 International Sales', 'SAL', 'clarke'],
  ['MKT', '市场部 Marketing', 'HQ', 'sun'],
  ['SVC', '客户服务部 Customer Service', 'HQ', 'zhou'],
  ['SVC-TEC', '技术支持组 Technical Support', 'SVC', 'nair'],
] as const

/** key, name, job title, unit, manager, phone, language, roles, position, territory */
const userTable = [
  ['chen', '陈国栋', '总经理', 'HQ', '', 'zh-CN', ['sales_manager', 'marketing'], 'manager', undefined],
  ['lin', '林晓燕', '销售总监', 'SAL', 'chen', 'zh-CN', ['sales_manager'], 'manager', undefined],
  ['wang', '王磊', '区域销售经理', 'SAL-NE', 'lin', 'zh-CN', ['sales_manager'], 'sales', 'north-east'],
  ['zhao', '赵敏', '高级销售代表', 'SAL-NE', 'wang', 'zh-CN', ['sales_representative'], 'sales', 'north-east'],
  ['liu', '刘洋', '销售代表', 'SAL-NE', 'wang', 'zh-CN', ['sales_representative'], 'sales', 'north-east'],
  ['huang', '黄志强', '区域销售经理', 'SAL-SW', 'lin', 'zh-CN', ['sales_manager'], 'sales', 'south-west'],
  ['he', '何佳', '销售代表', 'SAL-SW', 'huang', 'zh-CN', ['sales_representative'], 'sales', 'south-west'],
  [
    'clarke',
    'Emma Clarke',
    'International Sales Manager',
    'SAL-INT',
    'lin',
    'en',
    ['sales_manager'],
    'sales',
    'international',
  ],
  [
    'weber',
    'Daniel Weber',
    'Account Manager',
    'SAL-INT',
    'clarke',
    'en',
    ['sales_representative'],
    'sales',
    'international',
  ],
  ['sun', '孙悦', '市场经理', 'MKT', 'chen', 'zh-CN', ['marketing'], 'marketing', undefined],
  ['zhou', '周文', '客户服务经理', 'SVC', 'chen', 'zh-CN', ['service_agent'], 'service', undefined],
  [
    'nair',
    'Priya Nair',
    'Technical Support Engineer',
    'SVC-TEC',
    'zhou',
    'en',
    ['service_agent'],
    'service',
    undefined,
  ],
] as const

const unitIds = new Map(unitTable.map(([code]) => [code as string, random.id(founded)]))
const userIds = new Map(userTable.map(([key]) => [key as string, random.id(founded)]))
const idOf = (ids: ReadonlyMap<string, string>, key: string) => ids.get(key) ?? ''
const logins: Readonly<Record<string, string>> = {
  chen: 'chen.guodong',
  lin: 'lin.xiaoyan',
  wang: 'wang.lei',
  zhao: 'zhao.min',
  liu: 'liu.yang',
  huang: 'huang.zhiqiang',
  he: 'he.jia',
  clarke: 'emma.clarke',
  weber: 'daniel.weber',
  sun: 'sun.yue',
  zhou: 'zhou.wen',
  nair: 'priya.nair',
}

/** The people, each with what the generator needs to know of them. */
export const users: readonly User[] = userTable.map(([key, name, , unit, , , , position, territory]) => ({
  id: idOf(userIds, key),
  name,
  unit: idOf(unitIds, unit),
  position,
  ...(territory ? { territory } : {}),
}))

/** The person behind a key of the table. */
export function user(key: (typeof userTable)[number][0]): User {
  return users[userTable.findIndex(([item]) => item === key)] as User
}

const stamp = made(founded, user('chen'))

export const unitRows: readonly Row[] = unitTable.map(([code, name, parent, manager]) => ({
  id: idOf(unitIds, code),
  name,
  code,
  ...(parent ? { parent: idOf(unitIds, parent) } : {}),
  manager: idOf(userIds, manager),
  ...stamp,
}))

export const userRows: readonly Row[] = userTable.map(([key, name, title, unit, manager, locale], index) => ({
  id: idOf(userIds, key),
  name,
  login: idOf(new Map(Object.entries(logins)), key),
  email: `${logins[key]}@fulcrum.example`,
  phone: `+86 21 5550 ${String(8001 + index)}`,
  job_title: title,
  unit: idOf(unitIds, unit),
  ...(manager ? { manager: idOf(userIds, manager) } : {}),
  active: true,
  locale,
  time_zone: key === 'clarke' ? 'Europe/London' : key === 'weber' ? 'Europe/Berlin' : 'Asia/Shanghai',
  kind: 'internal',
  ...stamp,
}))

const teamTable = [
  [
    '大客户项目组 Key Account Team',
    '跨部门支持战略客户的商机与交付。Supports strategic customers across units.',
    [
      ['lin', '组长 Lead'],
      ['wang', '商务 Commercial'],
      ['zhao', '客户经理 Account manager'],
      ['huang', '商务 Commercial'],
      ['nair', '技术 Technical'],
    ],
  ],
  [
    '智能工厂方案组 Smart Factory Team',
    '智能工厂方案的售前支持与样板项目。Pre-sales and reference projects for smart factories.',
    [
      ['huang', '组长 Lead'],
      ['he', '客户经理 Account manager'],
      ['clarke', '国际客户 International customers'],
      ['sun', '市场 Marketing'],
      ['zhou', '服务 Service'],
    ],
  ],
] as const

const teamIds = teamTable.map(() => random.id(founded))
export const teamRows: readonly Row[] = teamTable.map(([name, purpose], index) => ({
  id: teamIds[index] ?? '',
  name,
  purpose,
  ...stamp,
}))
export const membershipRows: readonly Row[] = teamTable.flatMap(([, , members], index) =>
  members.map(([key, memberRole]) => ({
    id: random.id(founded),
    team: teamIds[index],
    user: idOf(userIds, key),
    member_role: memberRole,
    ...stamp,
  })),
)

export const roleAssignmentRows: readonly Row[] = userTable.flatMap(([key, , , , , , roles]) =>
  roles.map(role => ({ id: random.id(founded), user: idOf(userIds, key), role: `crm-role-${role}`, ...stamp })),
)

/** code, name, symbol, decimals, value of one unit in CNY, how much it drifts in a month */
const currencyTable = [
  ['CNY', '人民币 Chinese yuan', '¥', 2, 1, 0],
  ['USD', '美元 US dollar', '$', 2, 7.12, 0.006],
  ['EUR', '欧元 Euro', '€', 2, 7.95, 0.009],
  ['HKD', '港元 Hong Kong dollar', 'HK$', 2, 0.915, 0.005],
  ['JPY', '日元 Japanese yen', 'JP¥', 0, 0.0478, 0.015],
] as const

const currencyIds = new Map(currencyTable.map(([code]) => [code as string, random.id(founded)]))

/** The id of a currency's record. */
export const currencyId = (code: string): string => idOf(currencyIds, code)

/** What one unit of a currency is worth in CNY, about. */
export const worth = (code: string): number => currencyTable.find(row => row[0] === code)?.[4] ?? 1

export const currencyRows: readonly Row[] = currencyTable.map(([code, name, symbol, decimals]) => ({
  id: currencyId(code),
  code,
  name,
  symbol,
  decimals,
  active: true,
  ...stamp,
}))

/** One rate a month for two years and a bit. The base currency, CNY, is the one that has none. */
export const exchangeRateRows: readonly Row[] = currencyTable.flatMap(([code, , , , value, drift]) => {
  const months = code === 'CNY' ? 0 : 27
  return Array.from({ length: months }, (_, index) => {
    const month = new Date(Date.UTC(2024, 9 + index, 1)).toISOString().slice(0, 10)
    const rate = value * (1 + (random.int(-100, 100) / 100) * drift * 2)
    return {
      id: random.id(founded),
      currency: currencyId(code),
      rate: rate.toFixed(6),
      valid_from: month,
      ...stamp,
    }
  }).filter(row => row.valid_from <= asOf)
})

/** Who looks after customers of a territory, managers less often. */
export const salesPeople = (territory: User['territory']): readonly (readonly [User, number])[] =>
  users
    .filter(person => person.position === 'sales' && person.territory === territory)
    .map(
      person =>
        [person, ['wang', 'huang', 'clarke'].some(key => user(key as 'wang').id === person.id) ? 1 : 3] as const,
    )

export const servicePeople: readonly User[] = users.filter(person => person.position === 'service')
