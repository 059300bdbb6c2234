/** Uses everything that an application offers, in a real database: each form, list, page, query, action and conversion. */
import type { NamedApplication } from '#metadata/application.ts'
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import { readOnlyObjects } from '#metadata/system-fields.ts'
import { actionRoutes } from '#runtime/actions/action-routes.ts'
import { catalogRoutes } from '#runtime/catalog/catalog-routes.ts'
import { conversionRoutes } from '#runtime/conversions/conversion-routes.ts'
import type { Door } from '#runtime/door.ts'
import { listRoutes } from '#runtime/lists/list-routes.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import { queryRoutes } from '#runtime/queries/query-routes.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { reportRoutes } from '#runtime/reports/report-routes.ts'
import { searchRoutes } from '#runtime/search/search-routes.ts'
import type { Caller, System } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp, type HttpAnswer } from '#tests/support/fixture-http.ts'
import { fixtureSystem } from '#tests/support/fixture-system.ts'

/** What was used, and what did not answer as it should. */
export interface Used {
  readonly asked: Readonly<Record<'list' | 'query' | 'record' | 'page' | 'action' | 'conversion', number>>
  readonly failures: readonly string[]
}

/** A system that takes one application after the other, each upon the one before, and uses it as an administrator. */
export interface Workshop {
  /** Promotes the application and uses all of it; other `findings` leave rules out. */
  use(application: NamedApplication, findings?: typeof findFindings): Promise<Used>
  /** Uses all of what is promoted. */
  useAll(): Promise<Used>
  /** Promotes the application without using it. */
  promote(application: NamedApplication, findings?: typeof findFindings): Promise<void>
  /** A request below /api, by somebody with these roles; an administrator where none are said. */
  ask(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, roleIds?: readonly string[]): Promise<HttpAnswer>
  readonly system: System
  drop(): Promise<void>
}

/** What people may see is the application's to say; whoever uses all of it has a role besides that may do everything. */
const everything: RoleDefinition = {
  id: 'role-everything',
  kind: 'role',
  name: 'everything',
  label: { en: 'Everything', 'zh-CN': '全部' },
  allObjects: { create: 'all', read: 'all', update: 'all', delete: 'all', export: 'all', import: 'all' },
}

const withEverything = ({ definitions, ...application }: NamedApplication): NamedApplication => ({
  ...application,
  definitions: [...definitions, everything],
})

/** A workshop in which `base` is promoted. */
export async function openWorkshop(base: NamedApplication): Promise<Workshop> {
  const fixture = await fixtureSystem(base)
  const { system } = fixture
  const admin = await fixture.person('Admin', ['sys-role-administrator', everything.id])
  const door = { system } as Door
  const plugins = [
    recordRoutes,
    recordWriteRoutes,
    listRoutes,
    queryRoutes,
    reportRoutes,
    pageRoutes,
    actionRoutes,
    conversionRoutes,
    catalogRoutes,
    searchRoutes,
  ]
  const { ask, http } = await fixtureHttp(plugins.map(routes => routes(door)))
  const kept = await idsOf(system)
  const promoteOne: Workshop['promote'] = async (application, findings = findFindings) => {
    await empty(system, kept)
    const wish = { ed: system.ed, base: await readHead(system.db), author: null, message: 'edited', source: 'test' }
    await promote(system.db, { ...wish, application: withEverything(application), findings })
    await system.catalogs.refresh()
  }
  return {
    system,
    promote: promoteOne,
    async use(application, findings) {
      await promoteOne(application, findings)
      return askAll(system, admin, ask)
    },
    useAll: () => askAll(system, admin, ask),
    ask(method, path, body, roleIds = admin.actor.roleIds) {
      const somebody = { ...admin, actor: { ...admin.actor, roleIds } }
      return ask(somebody, method, encodeURI(`/api${path}`), body, method === 'PATCH' ? { 'if-match': '*' } : {})
    },
    async drop() {
      await http.close()
      await fixture.drop()
    },
  }
}

async function tablesOf({ db, ed }: System): Promise<string[]> {
  const text = `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1`
  return (await db.query<{ name: string }>({ text, values: [ed] })).map(({ name }) => name)
}

async function idsOf(system: System): Promise<string[]> {
  const texts = (await tablesOf(system)).map(table => `select id from ${table}`)
  const rows = await system.db.query<{ id: string }>({ text: texts.join(' union all '), values: [] })
  return rows.map(({ id }) => id)
}

/** Takes every record away but those, in one statement: what refers to what does not matter then. */
async function empty(system: System, kept: readonly string[]): Promise<void> {
  const parts = (await tablesOf(system)).map((table, at) => `t${at} as (delete from ${table} where id <> all($1))`)
  await system.db.query({ text: `with ${parts.join(', ')} select`, values: [kept] })
}

async function askAll(system: System, admin: Caller, ask: FixtureHttp['ask']): Promise<Used> {
  const asked = { list: 0, query: 0, record: 0, page: 0, action: 0, conversion: 0 }
  const failures: string[] = []
  const use = async (
    what: keyof typeof asked,
    [method, path, body]: readonly ['GET' | 'POST', string, unknown?],
    allowed: readonly number[] = [],
  ) => {
    asked[what] += 1
    const answer = await ask(admin, method, encodeURI(`/api${path}`), body)
    if (answer.status >= 300 && !allowed.includes(answer.status)) {
      failures.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
    }
    return answer
  }
  const catalog = system.catalogs.current()
  const user = catalog.objectsById.get('sys-user')?.name ?? 'user'
  const known: KnownRecords = new Map([['sys-user', { object: user, id: admin.actor.userId }]])
  for (const object of catalog.objects.values()) {
    await use('record', ['GET', `/records/${object.name}`])
    if (readOnlyObjects.has(object.id)) continue
    // What a record holds may be refused; what happens then is not the application's fault.
    const sample = sampleOf(object, known)
    const refused = hasNoParent(object, sample) ? [403, 409, 422] : [409, 422]
    const made = await use('record', ['POST', `/records/${object.name}`, sample], refused)
    const id = made.status < 300 ? made.body.id : admin.actor.userId
    if (made.status < 300) known.set(object.id, { object: object.name, id })
    if (made.status >= 300 && object.id !== 'sys-user') continue
    await use('page', ['GET', `/records/${object.name}/${id}/page`])
    await use('page', ['GET', `/records/${object.name}/${id}/timeline`])
    await use('record', ['GET', `/records/${object.name}/${id}`])
    for (const conversion of catalog.symbols.all('conversion')) {
      if (conversion.object !== object.name) continue
      await use('conversion', ['GET', `/records/${object.name}/${id}/conversions/${conversion.name}`], [404, 409])
    }
    for (const action of catalog.symbols.all('action')) {
      if (action.object !== object.name || action.does !== 'update') continue
      await use('action', ['POST', `/records/${object.name}/${id}/actions/${action.name}`, {}], [404, 409, 422])
    }
  }
  for (const list of catalog.symbols.all('list'))
    await use('list', ['GET', `/lists/${list.name}`], listsFor(list.roles))
  for (const query of catalog.symbols.all('query')) {
    const parameters = Object.fromEntries((query.parameters ?? []).map(item => [item.name, parameterOf(item.type)]))
    await use('query', ['POST', `/queries/${query.name}`, { parameters, record: admin.actor.userId }])
  }
  return { asked, failures }
}

/** A list for other roles is not there for an administrator. */
function listsFor(roles: readonly string[] | undefined): readonly number[] {
  return roles && roles.length > 0 ? [404] : []
}

const parameters = { text: 'a', number: 1, date: '2026-01-01', boolean: true, record: crypto.randomUUID() } as const

function parameterOf(type: keyof typeof parameters): unknown {
  return parameters[type]
}

/** A record of each object, by the object's id. */
type KnownRecords = Map<string, { readonly object: string; readonly id: string }>

/** A record with what is required, and with the record whose access it follows. */
function sampleOf(object: CatalogObject, known: KnownRecords): Record<string, unknown> {
  const { access } = object.definition
  const fields = [...object.fields.values()].filter(
    field => !field.system && (field.required || field.name === access?.through),
  )
  return Object.fromEntries(fields.map(field => [field.name, sampleValue(field, known)]))
}

/** What follows no record is nobody's to make. */
function hasNoParent({ definition: { access } }: CatalogObject, sample: Record<string, unknown>): boolean {
  return access?.mode === 'follows' && access.through !== undefined && sample[access.through] === undefined
}

function sampleValue(field: CatalogField, known: KnownRecords): unknown {
  switch (field.type) {
    case 'boolean':
      return true
    case 'integer':
    case 'decimal':
    case 'percent':
      return '1'
    case 'money':
      return { amount: '1', currency: 'CNY' }
    case 'date':
      return '2026-01-01'
    case 'datetime':
      return '2026-01-01T00:00:00Z'
    case 'choice':
      return field.choices[0]?.code
    case 'multiChoice':
      return field.choices.slice(0, 1).map(choice => choice.code)
    case 'email':
      return 'a@example.com'
    case 'phone':
      return '+86 21 5555 0000'
    case 'url':
      return 'https://example.com'
    case 'text':
    case 'longText':
      return 'a'
    case 'reference':
      return known.get(field.targets[0] ?? '')?.id
    case 'anyReference':
      return field.targets.map(target => known.get(target)).find(Boolean)
    default:
      return undefined
  }
}
