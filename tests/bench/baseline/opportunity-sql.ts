/**
 * The statements of the hand-written server about opportunities. A representative sees opportunities of his team, and
 * names of customers and contacts of his unit or his own; an administrator sees all. Parameters of the person come first.
 */
import type { Person } from './people.ts'

/** A prepared statement: for administrators, and for people with a scope. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** $1 the person, $2 his unit, $3 him and his team mates. */
export const personValues = (person: Person): unknown[] =>
  person.administrator ? [] : [person.id, person.unitId, person.mates]

/** Numbers a statement's own parameters after those of the person. */
export function forBoth(name: string, text: (scoped: boolean, at: (n: number) => string) => string) {
  return {
    administrator: { name: `${name}_a`, text: text(false, n => `$${n}`) },
    scoped: { name: `${name}_s`, text: text(true, n => `$${n + 3}`) },
  }
}

/** The statement of a pair that fits a person. */
export const pick = (pair: ReturnType<typeof forBoth>, person: Person): Statement =>
  person.administrator ? pair.administrator : pair.scoped

export const ofUnit = (alias: string, scoped: boolean) =>
  scoped ? ` and (${alias}.unit_id = $2::uuid or ${alias}.owner_id = $1::uuid)` : ''
export const ofTeam = (alias: string, scoped: boolean) => (scoped ? ` and ${alias}.owner_id = any($3::uuid[])` : '')

/** Everything that is shown of an opportunity `o`; `toOpportunity` reads it. */
export const opportunityCells = `o.id, o.rev, o.number, o.name, o.account, a.name, o.contact, c.name, o.stage, o.amount,
  o.amount_currency, o.probability, o.close_date, o.kind, o.forecast, o.source, o.campaign, ca.name, o.price_list, pl.name,
  o.next_step, o.next_step_on, o.loss_reason, o.description,
  case when o.attachments is not null then (select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type,
    'size', f.size) order by array_position(o.attachments, f.id)) from platform.file f where f.id = any(o.attachments)) end,
  o.owner_id, u.name, o.unit_id, un.name, o.created_at, o.created_by, cb.name, o.updated_at, o.updated_by, ub.name`

/** The joins that they need. */
export const opportunityJoins = (scoped: boolean) => `
  left join ed.account a on a.id = o.account${ofUnit('a', scoped)}
  left join ed.contact c on c.id = o.contact${ofUnit('c', scoped)}
  left join ed.campaign ca on ca.id = o.campaign
  left join ed.price_list pl on pl.id = o.price_list
  left join ed."user" u on u.id = o.owner_id
  left join ed.unit un on un.id = o.unit_id
  left join ed."user" cb on cb.id = o.created_by
  left join ed."user" ub on ub.id = o.updated_by`

/** One opportunity by id. */
export const getOpportunity = forBoth(
  'get_opportunity',
  (scoped, at) => `
  select ${opportunityCells} from ed.opportunity o ${opportunityJoins(scoped)}
  where o.id = ${at(1)}::uuid and o.deleted_at is null${ofTeam('o', scoped)}`,
)

/** A page of opportunities with two names and the count: stages, limit, and the first and last day to close. */
const listOf = (dated: boolean) =>
  forBoth(dated ? 'list_opportunity_dated' : 'list_opportunity', (scoped, at) => {
    const days = dated ? ` and o.close_date between ${at(3)}::date and ${at(4)}::date` : ''
    const where = `o.deleted_at is null${ofTeam('o', scoped)} and o.stage = any(${at(1)}::text[])${days}`
    return `
    select p.*, a.name, u.name, (select count(*) from ed.opportunity o where ${where})
    from (select o.id, o.rev, o.name, o.stage, o.amount, o.amount_currency, o.close_date, o.account, o.owner_id
      from ed.opportunity o where ${where} order by o.amount desc nulls last, o.id desc limit ${at(2)}) p
      left join ed.account a on a.id = p.account${ofUnit('a', scoped)}
      left join ed."user" u on u.id = p.owner_id
    order by p.amount desc nulls last, p.id desc`
  })

export const listOpportunities = { dated: listOf(true), undated: listOf(false) }
