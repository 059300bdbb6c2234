/** Tells which fields an answer has, as text: parsing 200 answers a second would disturb what is measured. */
import type { Reply } from './connection.ts'
import type { Watch } from './plan.ts'

/** `revision:n` when the answer has the fields of the first n groups in each of its records, else `revision:mixed`. */
export function watchAnswer({ head, body }: Reply, { groups }: Watch): string {
  const revision = /\r\nfulcrum-revision: (\d+)/i.exec(head)?.[1] ?? 'none'
  const text = body.toString('latin1')
  const records = count(text, '"rev":')
  let level = 0
  for (const [index, names] of groups.entries()) {
    const counts = names.map(name => count(text, `"${name}":`))
    if (counts.every(found => found === 0)) continue
    if (level !== index || counts.some(found => found !== records)) return `${revision}:mixed`
    level = index + 1
  }
  return `${revision}:${level}`
}

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++
  return found
}
