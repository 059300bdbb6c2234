/** The fixture system with some hundred deals of several people, stages, days and currencies, and reports on them. */
import type { Definition, RoleDefinition } from '#metadata/definitions.ts'
import { reportRoutes } from '#runtime/reports/report-routes.ts'
import type { Caller } from '#runtime/system.ts'

import { type FixtureHttp, fixtureHttp } from '../../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../../support/screen-system.ts'

export interface ReportFixture extends ScreenSystem {
  readonly http: FixtureHttp
  /** A report of one's own, as the administrator where nobody is said. */
  own(report: object, input?: object, caller?: Caller): ReturnType<FixtureHttp['ask']>
  stored(name: string, body?: object, caller?: Caller): ReturnType<FixtureHttp['ask']>
}

/** What cells say, with the labels of their row and column. */
export type Cells = Record<string, Record<string, unknown[]>>

/** The cells by the labels of row and column, joined by slashes; an axis without groups is all a total. */
// biome-ignore lint/suspicious/noExplicitAny: an answer over HTTP
export function cellsOf(body: any): Cells {
  const found: Cells = {}
  for (const { row, column, values } of body.cells) {
    const name = (labels: string[]) => labels.join('/') || 'Total'
    const [down, across] = [name(body.rows.members[row].labels), name(body.columns.members[column].labels)]
    found[down] ??= {}
    found[down][across] = values
  }
  return found
}

/** A report definition with an id. */
export function report(name: string, more: object): Definition {
  return { id: `fix-report-${name}`, kind: 'report', name, label: { en: name }, ...more } as unknown as Definition
}

const stages = ['open', 'won', 'lost']

/** A fresh system; `more` are definitions besides those of the fixture, `rights` those that the seller has besides. */
export async function reportFixture(
  more: readonly Definition[] = [],
  rights: NonNullable<RoleDefinition['rights']> = [],
): Promise<ReportFixture> {
  const names = more.filter(item => item.kind === 'report').map(item => item.name)
  const fixture = await screenSystem(definitions => [
    ...definitions.map(item =>
      item.kind === 'role' && item.name === 'seller'
        ? { ...item, reports: names, system: ['analyse' as const], rights: [...(item.rights ?? []), ...rights] }
        : item.kind === 'role' && item.name === 'unit_head'
          ? { ...item, reports: names }
          : item,
    ),
    ...more,
  ])
  const http = await fixtureHttp([reportRoutes({ system: fixture.system })], fixture.system)
  return {
    ...fixture,
    http,
    own: (definition, input = {}, caller = fixture.admin) =>
      http.ask(caller, 'POST', '/api/reports', { report: definition, ...input }),
    stored: (name, body = {}, caller = fixture.admin) => http.ask(caller, 'POST', `/api/reports/${name}`, body),
  }
}

/** Deals on many days: every third is the seller's, every fifth is in dollars where that is wanted. */
export async function fillDeals(fixture: ReportFixture, { count = 300, dollars = false } = {}): Promise<string[]> {
  const customers: string[] = []
  for (const city of ['上海', '北京', '深圳', null]) {
    const owner = city === '北京' ? fixture.admin.actor.userId : fixture.seller.actor.userId
    customers.push(await fixture.insert('客户', { name: `C ${city}`, 城市: city, owner_id: owner }))
  }
  for (let index = 0; index < count; index++) {
    const day = new Date(Date.UTC(2024, 0, 1 + index * 3)).toISOString().slice(0, 10)
    await fixture.insert('deal', {
      name: `d${index}`,
      stage: stages[index % 3],
      amount: index % 11 === 0 ? null : `${(index * 37) % 1000}.${10 + (index % 90)}`,
      amount_currency: index % 11 === 0 ? null : dollars && index % 5 === 0 ? 'USD' : 'CNY',
      close_date: index % 50 === 49 ? null : day,
      chance: index % 7 === 0 ? null : `0.${10 + (index % 80)}`,
      customer: index % 9 === 0 ? null : customers[index % 4],
      owner_id: index % 3 === 0 || index % 4 === 1 ? fixture.seller.actor.userId : fixture.admin.actor.userId,
      ...(index % 4 === 2 ? { unit_id: fixture.unitId } : {}),
    })
  }
  const usd = await fixture.insert('currency', { code: 'USD', name: 'Dollar', active: true })
  await fixture.insert('exchange_rate', { currency: usd, rate: '6', valid_from: '2020-01-01' })
  await fixture.insert('exchange_rate', { currency: usd, rate: '7', valid_from: '2025-01-01' })
  await fixture.insert('currency', { code: 'CNY', name: '人民币', active: true, decimals: 2 })
  return customers
}
