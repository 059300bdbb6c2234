/**
 * What makes two texts the same: case, width, spaces, punctuation and legal forms taken away. Immutable, so that it can
 * be indexed; beside the log because it belongs to no record.
 */

const forms =
  'co|ltd|limited|inc|incorporated|corp|corporation|company|llc|llp|plc|gmbh|ag|kg|sa|sarl|srl|spa|bv|nv|oy|ab|pty|pte'
const chineseForms = '股份有限公司|有限责任公司|有限公司|股份公司|公司'

/** SQL of the function in the schema `<ed>_log`. */
export function duplicateFunctions(log: string): string {
  return `
create function ${log}.normalized(value text) returns text language sql immutable strict parallel safe as $$
  select coalesce(
    nullif(regexp_replace(replace(regexp_replace(words, '( (${forms}))+$', ''), ' ', ''), '(.)(${chineseForms})$', '\\1'), ''),
    replace(words, ' ', ''))
  from (select rtrim(regexp_replace(regexp_replace(lower(normalize(left(value, 2000), nfkc)), '[.''’]+', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g')) as words) w
$$;
`
}
