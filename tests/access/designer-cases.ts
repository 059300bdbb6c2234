/** Cases of the designer's routes: whatever is asked, somebody without the right to design is refused before anything is looked at. */
import { about, type RouteCases } from './case.ts'
import type { World } from './world.ts'

const some: Readonly<Record<string, string>> = {
  ':id': '01890000-0000-7000-8000-000000000000',
  ':kind': 'object',
  ':name': '客户',
  ':n': '1',
  ':number': '1',
  ':as': 'role-sys-role-administrator',
  '*': 'api/me',
}

/** By route; new ones are asked without being named here. */
export function designerCases({ full }: World): Readonly<Record<string, RouteCases>> {
  const routes = full.routes.filter(route => / \/(api\/designer|preview)\//.test(route))
  return Object.fromEntries(routes.map(route => [route, refused(route)]))
}

function refused(route: string): RouteCases {
  const [method, address = ''] = route.split(' ')
  if (address === '/preview/:id/:as') return about('the page of the app, which tells nothing')
  const path = address.replaceAll(/:\w+|\*/g, part => some[part] ?? part)
  const isHead = method === 'HEAD'
  const denied = { path, status: 403, ...(isHead ? {} : { code: 'access/denied' }) }
  const body = method === 'GET' || isHead || method === 'DELETE' ? {} : { body: {} }
  return about('definitions; what a preview or a promotion tells of records is for those with the right to design', {
    right: [
      { ...denied, ...body },
      { ...denied, ...body, who: 'auditor' },
    ],
  })
}
