/** The company of the samples of `service-loop`: units, people and their roles. */
import type { User } from '../sample-records/organisation.ts'
import { createRandom } from '../sample-records/random.ts'
import { made, type Row } from '../sample-records/row.ts'

const random = createRandom('loop organisation')
const founded = '2024-03-01T01:00:00.000Z'

/** code, name, code of the unit above, key of the manager */
const unitTable = [
  ['HQ', '总公司 Headquarters', '', 'han'],
  ['SAL', '销售部 Sales', 'HQ', 'fang'],
  ['SAL-E', '华东客户组 Accounts East', 'SAL', 'zhou'],
  ['SAL-S', '华南客户组 Accounts South', 'SAL', 'tang'],
  ['SAL-I', '国际客户组 International Accounts', 'SAL', 'hughes'],
  ['SVC', '客户服务部 Customer Service', 'HQ', 'cao'],
  ['SVC-F', '现场服务组 Field Service', 'SVC', 'deng'],
  ['SVC-T', '技术支持组 Technical Support', 'SVC', 'luo'],
] as const

/** key, name, job title, login, unit, manager, language, role, position, territory */
const userTable = [
  ['han', '韩丽华', '总经理', 'han.lihua', 'HQ', '', 'zh-CN', 'sales_supervisor', 'manager', undefined],
  ['fang', '方雅琴', '销售主管', 'fang.yaqin', 'SAL', 'han', 'zh-CN', 'sales_supervisor', 'manager', undefined],
  ['zhou', '周敏', '高级客户经理', 'zhou.min', 'SAL-E', 'fang', 'zh-CN', 'account_manager', 'sales', 'north-east'],
  ['wu', '吴昊', '客户经理', 'wu.hao', 'SAL-E', 'zhou', 'zh-CN', 'account_manager', 'sales', 'north-east'],
  ['tang', '唐婷', '客户经理', 'tang.ting', 'SAL-S', 'fang', 'zh-CN', 'account_manager', 'sales', 'south-west'],
  [
    'hughes',
    'Rachel Hughes',
    'Account Manager',
    'rachel.hughes',
    'SAL-I',
    'fang',
    'en',
    'account_manager',
    'sales',
    'international',
  ],
  ['cao', '曹慧', '客户服务经理', 'cao.hui', 'SVC', 'han', 'zh-CN', 'service_person', 'service', undefined],
  ['deng', '邓志远', '现场服务工程师', 'deng.zhiyuan', 'SVC-F', 'cao', 'zh-CN', 'service_person', 'service', undefined],
  ['song', '宋佳', '现场服务工程师', 'song.jia', 'SVC-F', 'deng', 'zh-CN', 'service_person', 'service', undefined],
  ['luo', '罗浩', '技术支持工程师', 'luo.hao', 'SVC-T', 'cao', 'zh-CN', 'service_person', 'service', undefined],
  [
    'iyer',
    'Arjun Iyer',
    'Support Engineer',
    'arjun.iyer',
    'SVC-T',
    'luo',
    'en',
    'service_person',
    'service',
    undefined,
  ],
] as const

type Key = (typeof userTable)[number][0]

const unitIds = new Map<string, string>(unitTable.map(([code]) => [code, random.id(founded)]))
const userIds = new Map<string, string>(userTable.map(([key]) => [key, random.id(founded)]))
const idOf = (ids: ReadonlyMap<string, string>, key: string) => ids.get(key) ?? ''

const users: readonly User[] = userTable.map(([key, name, , , unit, , , , position, territory]) => ({
  id: idOf(userIds, key),
  name,
  unit: idOf(unitIds, unit),
  position,
  ...(territory ? { territory } : {}),
}))

/** The person behind a key of the table. */
export function person(key: Key): User {
  return users[userTable.findIndex(([item]) => item === key)] as User
}

/** Who looks after customers of a territory. */
export function managersIn(territory: User['territory']): readonly User[] {
  return users.filter(user => user.territory === territory)
}

const stamp = made(founded, person('han'))

export const unitRows: readonly Row[] = unitTable.map(([code, name, parent, manager]) => ({
  id: idOf(unitIds, code),
  name,
  code,
  ...(parent ? { parent: idOf(unitIds, parent) } : {}),
  manager: idOf(userIds, manager),
  ...stamp,
}))

export const userRows: readonly Row[] = userTable.map(([key, name, title, login, unit, manager, locale], index) => ({
  id: idOf(userIds, key),
  name,
  login,
  email: `${login}@fulcrum.example`,
  phone: `+86 21 5550 ${8101 + index}`,
  job_title: title,
  unit: idOf(unitIds, unit),
  ...(manager ? { manager: idOf(userIds, manager) } : {}),
  active: true,
  locale,
  time_zone: key === 'hughes' ? 'Europe/London' : 'Asia/Shanghai',
  kind: 'internal',
  ...stamp,
}))

export const roleAssignmentRows: readonly Row[] = userTable.map(([key, , , , , , , role]) => ({
  id: random.id(founded),
  user: idOf(userIds, key),
  role: `loop-role-${role}`,
  ...stamp,
}))

export const currencyRows: readonly Row[] = [
  {
    id: random.id(founded),
    code: 'CNY',
    name: '人民币 Chinese yuan',
    symbol: '¥',
    decimals: 2,
    active: true,
    ...stamp,
  },
]
