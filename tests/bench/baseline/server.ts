/**
 * The server that somebody would write by hand for this one application: fastify and pg, prepared statements, response
 * schemas, the record filter in SQL, an audit row per change. It is what the product is measured against, so it is
 * written to be fast, and uses nothing of the product but its tables and the way it reads moments.
 */
import fastify from 'fastify'
import pg from 'pg'

import { valueParsers } from '#platform/database/value-parsers.ts'

import { accountPageRoutes } from './account-page.ts'
import { opportunityRoutes } from './opportunity-routes.ts'
import { opportunityWriteRoutes } from './opportunity-write-routes.ts'
import { numberSequence } from './opportunity-writes-sql.ts'
import { loadPeople, type Person } from './people.ts'
import { reportRoutes } from './report-routes.ts'
import { searchRoutes } from './search.ts'

declare module 'fastify' {
  interface FastifyRequest {
    person: Person
  }
}

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 16,
  types: valueParsers,
  options: '-c TimeZone=UTC',
})
const people = await loadPeople(pool, (process.env.LOGINS ?? '').split(','))
const http = fastify({ logger: false })

/** The cookie names the person outright: a look-up in memory, as the product has once a session is known. */
http.decorateRequest('person', null as unknown as Person)
http.addHook('onRequest', (request, reply, done) => {
  const login = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  const person = login === undefined ? undefined : people.get(login)
  if (!person) return void reply.code(401).send()
  request.person = person
  done()
})

await pool.query(numberSequence)
opportunityRoutes(http, pool)
opportunityWriteRoutes(http, pool)
reportRoutes(http, pool)
accountPageRoutes(http, pool)
searchRoutes(http, pool)

const address = await http.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`Ready at ${address}\n`)
process.on('SIGTERM', () => process.exit(0))
