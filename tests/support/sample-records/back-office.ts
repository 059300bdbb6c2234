/** Who prepares quotes and looks at contracts and money: units and people beside those who sell, market and serve. */

import { type User, unitRows, user, userRows } from './organisation.ts'
import { createRandom } from './random.ts'
import { made, type Row } from './row.ts'

const random = createRandom('back office')
const founded = '2023-03-06T01:00:00.000Z'
const headquarters = unitRows[0]?.id ?? ''
const stamp = made(founded, user('chen'))

/** code, name, key of the manager */
const units = [
  ['COM', '商务部 Commercial', 'shen'],
  ['FIN', '财务部 Finance', 'feng'],
  ['LEG', '法务部 Legal', 'xu'],
] as const

/** key, name, login, job title, unit, role */
const table = [
  ['gao', '高远', 'gao.yuan', '行业经理', 'SAL', 'industry_manager'],
  ['shen', '沈洁', 'shen.jie', '商务主管', 'COM', 'commercial_supervisor'],
  ['luo', '罗斌', 'luo.bin', '报价工程师', 'COM', 'quote_engineer'],
  ['tang', '唐凯', 'tang.kai', '技术工程师', 'COM', 'technical_engineer'],
  ['feng', '冯静', 'feng.jing', '财务经理', 'FIN', 'finance'],
  ['xu', '许丽', 'xu.li', '法务专员', 'LEG', 'legal'],
] as const
type Key = (typeof table)[number][0]

const unitIds = new Map(units.map(([code]) => [code as string, random.id(founded)]))
const userIds = new Map(table.map(([key]) => [key as string, random.id(founded)]))
const unitOf = (code: string) => unitIds.get(code) ?? String(unitRows.find(row => row.code === code)?.id)
const managerOf = (key: Key, unit: string) => {
  const manager = units.find(([code]) => code === unit)?.[2]
  return manager && manager !== key ? (userIds.get(manager) ?? '') : user(unit === 'SAL' ? 'lin' : 'chen').id
}

/** Somebody of the back office, by the key of the table. */
export function colleague(key: Key): User {
  const [, name, , , unit] = table.find(row => row[0] === key) ?? table[0]
  return { id: userIds.get(key) ?? '', name, unit: unitOf(unit), position: 'manager' }
}

export const backOfficeUnitRows: readonly Row[] = units.map(([code, name, manager]) => ({
  id: unitOf(code),
  name,
  code,
  parent: headquarters,
  manager: userIds.get(manager) ?? '',
  ...stamp,
}))

export const backOfficeUserRows: readonly Row[] = table.map(([key, name, login, title, unit], index) => ({
  id: userIds.get(key) ?? '',
  name,
  login,
  email: `${login}@fulcrum.example`,
  phone: `+86 21 5550 ${String(8001 + userRows.length + index)}`,
  job_title: title,
  unit: unitOf(unit),
  manager: managerOf(key, unit),
  active: true,
  locale: 'zh-CN',
  time_zone: 'Asia/Shanghai',
  kind: 'internal',
  ...stamp,
}))

export const backOfficeRoleRows: readonly Row[] = table.map(([key, , , , , role]) => ({
  id: random.id(founded),
  user: userIds.get(key) ?? '',
  role: `crm-role-${role}`,
  ...stamp,
}))
