/**
 * What separates the cells of a table: the sign that stands in its header most often. The others are text: spreadsheets
 * do not quote a separator that is not theirs.
 */
export function findDelimiter(header: string): ',' | ';' | '\t' {
  const count = (sign: string) => header.split(sign).length - 1
  return ([',', ';', '\t'] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
