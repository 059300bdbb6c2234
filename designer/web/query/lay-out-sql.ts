/** Lays out a statement for reading: one clause a line, what stands in parentheses further in. It is never run again. */

const clause =
  /^(?:select|from|where|group by|order by|limit|offset|having|union all|union|with|left join lateral|left join|cross join lateral|cross join|inner join|join|and|or)\b/i

/** Texts in quotes are left as they are. */
export function layOutSql(statement: string): string {
  const text = statement.replace(/\s+/g, ' ').trim()
  let result = ''
  /** For each open parenthesis, whether a query stands in it. */
  const open: boolean[] = []
  let index = 0
  const indent = () => '  '.repeat(open.filter(Boolean).length)
  const isBroken = () => open.every(Boolean)
  while (index < text.length) {
    const rest = text.slice(index)
    const quoted = /^(?:'(?:[^']|'')*'|"(?:[^"]|"")*")/.exec(rest)?.[0]
    if (quoted) {
      result += quoted
      index += quoted.length
      continue
    }
    const sign = rest[0]
    if (sign === '(') {
      const holdsQuery = /^\(\s*(?:select|with)\b/i.test(rest)
      open.push(holdsQuery)
      result += holdsQuery && isBroken() ? `(\n${indent()}` : '('
      index += 1
      continue
    }
    if (sign === ')') {
      const wasBroken = isBroken()
      const heldQuery = open.pop()
      result += heldQuery && wasBroken ? `\n${indent()})` : ')'
      index += 1
      continue
    }
    const word = isBroken() && /\s$/.test(result) ? clause.exec(rest)?.[0] : undefined
    if (word && !/\n\s*$/.test(result)) result = `${result.trimEnd()}\n${indent()}`
    const taken = word ?? sign ?? ''
    result += taken
    index += taken.length
  }
  return result
}
