/** Uses everything that an application offers, in a real database: each form, list, page, query, action and conversion. */
import type { NamedApplication } from '#metadata/application.ts'
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { Finding } from '#metadata/finding.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import { actionRoutes } from '#runtime/actions/action-routes.ts'
import { conversionRoutes } from '#runtime/conversions/conversion-routes.ts'
import type { Door } from '#runtime/door.ts'
import { listRoutes } from '#runtime/lists/list-routes.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import { queryRoutes } from '#runtime/queries/query-routes.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { fixtureHttp } from '#tests/support/fixture-http.ts'
import { fixtureSystem } from '#tests/support/fixture-system.ts'

/** What was used, and what did not answer as it should. */
export interface Used {
  readonly asked: Readonly<Record<'list' | 'query' | 'record' | 'page' | 'action' | 'conversion', number>>
  readonly failures: readonly string[]
}

/** Promotes `base`, then the application, and uses it as an administrator; other `findings` leave rules out. */
export async function useApplication(
  base: NamedApplication,
  application: NamedApplication,
  findings: (application: NamedApplication) => Finding[] = findFindings,
): Promise<Used> {
  const fixture = await fixtureSystem(base)
  const { system } = fixture
  const asked = { list: 0, query: 0, record: 0, page: 0, action: 0, conversion: 0 }
  const failures: string[] = []
  try {
    const admin = await fixture.person('Admin', ['sys-role-administrator'])
    const wish = { ed: system.ed, base: await readHead(system.db), author: null, message: 'edited', source: 'test' }
    await promote(system.db, { ...wish, application, findings })
    await system.catalogs.refresh()
    const door = { system } as Door
    const plugins = [
      recordRoutes,
      recordWriteRoutes,
      listRoutes,
      queryRoutes,
      pageRoutes,
      actionRoutes,
      conversionRoutes,
    ]
    const { ask, http } = await fixtureHttp(plugins.map(routes => routes(door)))
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
    for (const object of catalog.objects.values()) {
      await use('record', ['GET', `/records/${object.name}`])
      // What a record holds may be refused; what happens then is not the application's fault.
      const made = await use('record', ['POST', `/records/${object.name}`, sampleOf(object)], [409, 422])
      const id = made.status < 300 ? made.body.id : admin.actor.userId
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
    await http.close()
  } finally {
    await fixture.drop()
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

/** A record with what is required. */
function sampleOf(object: CatalogObject): Record<string, unknown> {
  const fields = [...object.fields.values()].filter(field => field.required && !field.system)
  return Object.fromEntries(fields.map(field => [field.name, sampleValue(field)]))
}

function sampleValue(field: CatalogField): unknown {
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
    default:
      return undefined
  }
}
