/**
 * Making and changing an opportunity, each as one statement: the row, its audit entry, and the answer with its names.
 * A representative may refer to customers that he sees, and changes what is his own.
 */
import { forBoth, ofUnit, opportunityCells, opportunityJoins } from './opportunity-sql.ts'

const auditInto =
  'insert into ed_log.audit (id, actor_id, revision, source, object_id, record_id, action, before, after)'

/** Numbers of new opportunities come from here. */
export const numberSequence = 'create sequence if not exists public.opportunity_number start with 1'

/**
 * id, name, account, stage, amount, currency, closing day, next step, actor, unit, audit id, source, audit values.
 * No row comes back when there is no such customer.
 */
export const createOpportunity = forBoth(
  'create_opportunity',
  (scoped, at) => `
  with made as (
    insert into ed.opportunity (id, number, name, account, stage, amount, amount_currency, probability, close_date, kind,
      forecast, next_step, owner_id, unit_id, created_by, updated_by, rev)
    select ${at(1)}::uuid, 'OP' || extract(year from now()) || '-' || lpad(nextval('public.opportunity_number')::text, 5, '0'),
      ${at(2)}, a.id, ${at(4)}, ${at(5)}::numeric, ${at(6)}, 0.10, ${at(7)}::date, 'new_business', 'pipeline', ${at(8)},
      ${at(9)}::uuid, ${at(10)}::uuid, ${at(9)}::uuid, ${at(9)}::uuid, 1
    from ed.account a where a.id = ${at(3)}::uuid and a.deleted_at is null${ofUnit('a', scoped)}
    returning *
  ), logged as (
    ${auditInto}
    select ${at(11)}::uuid, ${at(9)}::uuid, 1, ${at(12)}::jsonb, 'crm-opportunity', id, 'created', null, ${at(13)}::jsonb from made
  )
  select ${opportunityCells} from made o ${opportunityJoins(scoped)}${usesAll(scoped)}`,
)

/** id, expected version, next step, actor, audit id, source. No row comes back when it is gone, not his, or has moved on. */
export const updateNextStep = forBoth(
  'update_next_step',
  (scoped, at) => `
  with old as (
    select id, next_step from ed.opportunity
    where id = ${at(1)}::uuid and rev = ${at(2)}::int and deleted_at is null${scoped ? ' and owner_id = $1::uuid' : ''}
    for no key update
  ), changed as (
    update ed.opportunity o set next_step = ${at(3)}, rev = o.rev + 1, updated_at = now(), updated_by = ${at(4)}::uuid
    from old where o.id = old.id and o.rev = ${at(2)}::int returning o.*
  ), logged as (
    ${auditInto}
    select ${at(5)}::uuid, ${at(4)}::uuid, 1, ${at(6)}::jsonb, 'crm-opportunity', old.id, 'updated',
      jsonb_build_object('next_step', old.next_step), jsonb_build_object('next_step', ${at(3)}::text)
    from old where exists (select from changed)
  )
  select ${opportunityCells} from changed o ${opportunityJoins(scoped)}${usesAll(scoped)}`,
)

/** Every parameter must be used somewhere, or its type is unknown. */
function usesAll(scoped: boolean): string {
  return scoped ? ' where $3::uuid[] is not null' : ''
}
