/** A template installed with its sample records, whose reports are asked as one of its people and compared with SQL written by hand. */
import { expect } from 'vitest'

import type { ReportDefinition } from '#metadata/definitions.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { createActors } from '#runtime/people/actors.ts'
import type { ReportAnswer } from '#runtime/reports/report-answer.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { toContext } from '#runtime/system.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'

/** Cells by where they stand: `row | column`, `*` for totals, `-` for nothing. */
type Cells = Readonly<Record<string, readonly unknown[]>>

/** Installs a template with samples and opens it. */
export async function openTemplate(template: string) {
  const fresh = await installedDatabase(template, true)
  const system = await openSystem(fresh.db, 'Asia/Shanghai')
  await system.catalogs.refresh()
  const rowsOf = (text: string) => fresh.db.arrays({ text, values: [] })

  async function personOf(login: string) {
    const [row] = await rowsOf(`select id, unit from ed."user" where login = '${login}'`)
    if (!row) throw new Error(`Nobody signs in as ${login}`)
    return { id: String(row[0]), unit: String(row[1]) }
  }

  /** Whose records are seen, as SQL over `owner_id` and `unit_id`. */
  async function scopesOf(login: string): Promise<Readonly<Record<string, string>>> {
    const { id, unit } = await personOf(login)
    const mine = (table: string) => `select team from ed.${table} where "user" = '${id}' and deleted_at is null`
    return {
      all: 'true',
      own: `owner_id = '${id}'`,
      unit: `(owner_id = '${id}' or unit_id = '${unit}')`,
      unitAndBelow: `(owner_id = '${id}' or unit_id in (with recursive u as (select id from ed.unit where id = '${unit}'
        union select c.id from ed.unit c join u on c.parent = u.id) select id from u))`,
      team: `(owner_id = '${id}' or owner_id in (select "user" from ed.membership where deleted_at is null and team in (${mine('membership')})))`,
    }
  }

  async function answer(login: string, name: string, filter?: ReportDefinition['filter']): Promise<ReportAnswer> {
    const { id } = await personOf(login)
    const actor = await createActors(system).find(id)
    if (!actor) throw new Error(`${login} may not work`)
    const context = toContext(system, { actor: { ...actor, timeZone: 'UTC' }, source: { kind: 'api' } })
    return (await runReport(context, { name }, filter ? { filter } : {})).value
  }

  const ask = async (...asked: Parameters<typeof answer>) => toCells(await answer(...asked))

  /**
   * Fails unless the report says to the person what the SQL says; answers how many cells that were. SQL has no row where
   * there is no record: what is nought and what is nothing is told apart in tests/runtime/reports/noughts.test.ts.
   */
  async function compare(login: string, name: string, text: string, groups: readonly [number, number]) {
    const wanted = Object.fromEntries(
      (await rowsOf(text))
        .map(row => [placeOf(row, groups), row.slice(groups[0] + groups[1])] as const)
        .filter(([, values]) => isSaid(values)),
    )
    const asked = Object.entries(await ask(login, name))
    const got = Object.fromEntries(asked.filter(([, values]) => isSaid(values)))
    expect(Object.keys(got).sort(), `${name}, ${login}`).toEqual(Object.keys(wanted).sort())
    for (const [place, values] of Object.entries(wanted))
      expect(got[place]?.map(toNumber), `${name}, ${login}, ${place}`).toEqual(
        values.map(value => expect.closeTo(toNumber(value), 5)),
      )
    return Object.keys(wanted).length
  }

  /** Ids of the roles that somebody has. */
  async function rolesOf(login: string): Promise<string[]> {
    const { id } = await personOf(login)
    return (await rowsOf(`select role from ed.role_assignment where "user" = '${id}'`)).map(([role]) => String(role))
  }

  return { drop: () => fresh.drop(), rowsOf, scopesOf, rolesOf, answer, ask, compare }
}

const toNumber = (value: unknown) => Number(value ?? 0)
const isSaid = (values: readonly unknown[]) => values.some(value => toNumber(value) !== 0)

const placeOf = (row: readonly unknown[], [rows, columns]: readonly [number, number]) =>
  `${row.slice(0, rows).join(' / ') || '*'} | ${row.slice(rows, rows + columns).join(' / ') || '*'}`

function toCells({ rows, columns, cells }: ReportAnswer): Cells {
  const at = (axis: ReportAnswer['rows'], index: number) => {
    const { values = [], others } = axis.members[index] ?? {}
    const keys = values.map((value, place) => (others && place === values.length - 1 ? 'others' : toKey(value)))
    return axis.groups.map((_, place) => keys[place] ?? '*').join(' / ') || '*'
  }
  return Object.fromEntries(
    cells.map(({ row, column, values }) => [`${at(rows, row)} | ${at(columns, column)}`, values]),
  )
}

/** Months by their first days, references by their ids. */
function toKey(value: unknown): string {
  if (value === null || value === undefined) return '-'
  return String((value as { id?: string }).id ?? value)
}

/** Counts, sums and so on of every row, every column and where they meet. */
export function cube(from: string, keys: readonly string[], measures: readonly string[]): string {
  const names = keys.map((_, index) => `k${index}`)
  const shown = names.map(name => `case when grouping(${name}) = 1 then '*' else coalesce(${name}::text, '-') end`)
  const inner = `(select *, ${keys.map((key, index) => `${key} as k${index}`).join(', ')} from ${from})`
  return `select ${[...shown, ...measures].join(', ')} from ${inner} keyed group by cube (${names.join(', ')})`
}

/** The first day of its month. */
export const monthOf = (date: string) => `date_trunc('month', ${date})::date`
/** Of the year that is, or of the one before. */
export const inYear = (date: string, before = 0) =>
  `extract(year from ${date}) = extract(year from now() at time zone 'UTC') - ${before}`
