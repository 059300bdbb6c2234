/** GET /openapi.json. */
import type { FastifyPluginAsync } from 'fastify'
import sql from 'sql-template-tag'

import { callerOf, type Door, send } from '../door.ts'
import { prepared } from '../query/prepared.ts'
import { read } from '../read.ts'
import { openApiDocument } from './openapi-document.ts'

/** The one route. */
export function openApiRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get('/openapi.json', async (request, reply) =>
      send(
        reply,
        await read(system, callerOf(request), async context => {
          const [head] = await context.db.arrays(prepared(sql`select revision from bm.head`, context.actor))
          return { revision: head?.[0] as number, value: openApiDocument(context) }
        }),
      ),
    )
  }
}
