/** The search of the hand-written server over customers, contacts and opportunities. */
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'

import { rowsOf } from './opportunity-routes.ts'
import { forBoth, ofTeam, ofUnit, personValues, pick } from './opportunity-sql.ts'

/** tsquery, what was typed, what begins so, what contains it. */
const search = forBoth('search', (scoped, at) => {
  const branch = (object: string, filter: string, texts: string) => `
    (select '${object}', s.* from (
      select x.id, x.name, json_build_array(${texts}), case when lower(x.name) = ${at(2)}::text then 0
        when lower(x.name) like ${at(3)}::text then 1 when lower(x.name) like ${at(4)}::text then 2 else 3 end as rank, x.updated_at
      from (select * from ed.${object} x where x.deleted_at is null${filter} and x.search @@ to_tsquery('simple', ${at(1)}) limit 1000) x
      order by rank, x.updated_at desc limit 20) s)`
  return `
  select * from (
    ${branch('account', ofUnit('x', scoped), 'x.short_name, x.phone, x.email, x.website, x.credit_code')} union all
    ${branch('contact', ofUnit('x', scoped), 'x.email, x.mobile, x.phone, x.wechat')} union all
    ${branch('opportunity', ofTeam('x', scoped), 'x.number, x.next_step')}
  ) u order by rank, updated_at desc, id limit 20`
})

const text = { type: 'string', nullable: true } as const
const hitsSchema = {
  type: 'object',
  properties: {
    hits: {
      type: 'array',
      items: { type: 'object', properties: { object: text, id: text, title: text, snippet: text } },
    },
  },
} as const

/** GET /search?q=. */
export function searchRoutes(http: FastifyInstance, pool: Pool): void {
  const querystring = { type: 'object', required: ['q'], properties: { q: { type: 'string', maxLength: 500 } } }
  http.get<{ Querystring: { q: string } }>(
    '/search',
    { schema: { querystring, response: { 200: hitsSchema } } },
    async request => {
      const typed = request.query.q.normalize('NFKC').trim().toLowerCase()
      const words = typed.match(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? []
      const query = words.map(word => (/\p{Script=Han}/u.test(word) ? `(${[...word].join(' <-> ')})` : `${word}:*`))
      const pattern = typed.replaceAll(/[\\%_]/g, '\\$&')
      const rows = await rowsOf(pool, pick(search, request.person), [
        ...personValues(request.person),
        query.join(' & '),
        typed,
        `${pattern}%`,
        `%${pattern}%`,
      ])
      return {
        hits: rows.map(([object, id, title, texts]) => ({
          object,
          id,
          title,
          snippet: snippetOf(texts as (string | null)[], words),
        })),
      }
    },
  )
}

function snippetOf(texts: readonly (string | null)[], words: readonly string[]): string | null {
  for (const item of texts) {
    const lower = item?.toLowerCase() ?? ''
    const places = words.map(word => lower.indexOf(word)).filter(at => at >= 0)
    if (!item || places.length === 0) continue
    const from = Math.max(0, Math.min(...places) - 30)
    const piece = item
      .slice(from, from + 120)
      .trim()
      .replaceAll(/\s+/g, ' ')
    return `${from > 0 ? '…' : ''}${piece}${from + 120 < item.length ? '…' : ''}`
  }
  return null
}
