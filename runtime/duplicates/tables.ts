/**
 * What makes two texts the same: case, width, spaces, punctuation and legal forms taken away. Immutable, so that it can
 * be indexed; beside the log because it belongs to no record.
 */

const forms =
  'co|ltd|limited|inc|incorporated|corp|corporation|company|llc|llp|plc|gmbh|ag|kg|sa|sarl|srl|spa|bv|nv|oy|ab|pty|pte'
const chineseForms = '股份有限公司|有限责任公司|有限公司|股份公司|公司'

/** SQL of the function in the schema `<ed>_log`. The first word stays, whatever it is. */
export function duplicateFunctions(log: string): string {
  return `
create function ${log}.normalized(value text) returns text language plpgsql immutable strict parallel safe as $$
declare
  words text := btrim(regexp_replace(lower(normalize(translate(left(value, 2000), '.''’', ''), nfkc)), '[^[:alnum:]]+', ' ', 'g'));
  word text;
begin
  loop
    word := split_part(words, ' ', -1);
    exit when word = words or word <> all ('{${forms.replaceAll('|', ',')}}'::text[]);
    words := left(words, -1 - length(word));
  end loop;
  words := replace(words, ' ', '');
  if right(words, 2) = '公司' then
    words := regexp_replace(words, '(.)(${chineseForms})$', '\\1');
  end if;
  return words;
end $$;
`
}
