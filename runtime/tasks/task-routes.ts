/** GET /tasks, GET /tasks/count, GET /tasks/{id}, POST /tasks/{id}/claim|release|complete|delegate|comment. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { type WriteContext, write } from '../write.ts'
import { type Completion, completeTask } from './complete-task.ts'
import { getTask } from './get-task.ts'
import { claimTask, commentTask, delegateTask, releaseTask } from './hold-task.ts'
import { countTasks, listTasks, type TaskRequest } from './list-tasks.ts'

const id = { type: 'string', minLength: 1, maxLength: 60 } as const
const params = { type: 'object', required: ['id'], properties: { id } } as const
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    scope: { enum: ['mine', 'groups', 'all'] },
    state: { enum: ['open', 'done'] },
    record: { type: 'string', minLength: 3, maxLength: 8000 },
    workflow: { type: 'string', minLength: 1, maxLength: 200 },
    limit: { type: 'integer', minimum: 1, maximum: 200 },
    after: { type: 'string', minLength: 1, maxLength: 400 },
  },
} as const
const comment = { type: 'string', maxLength: 4000 } as const
const nothing = { type: ['object', 'null'], additionalProperties: false } as const
const bodies = {
  complete: {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      outcome: { type: 'string', minLength: 1, maxLength: 60 },
      values: { type: 'object' },
      rev: { type: 'integer', minimum: 1 },
      comment,
    },
  },
  delegate: {
    type: 'object',
    required: ['to'],
    additionalProperties: false,
    properties: { to: { type: 'string', format: 'uuid' }, comment },
  },
  comment: {
    type: 'object',
    required: ['text'],
    additionalProperties: false,
    properties: { text: { ...comment, minLength: 1 } },
  },
} as const

interface OneTask {
  Params: { id: string }
}

/** The routes of this folder. */
export function taskRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Querystring: TaskRequest }>('/tasks', { schema: { querystring } }, async (request, reply) =>
      send(reply, await read(system, callerOf(request), context => listTasks(context, request.query))),
    )

    http.get('/tasks/count', async (request, reply) => send(reply, await read(system, callerOf(request), countTasks)))

    http.get<OneTask>('/tasks/:id', { schema: { params } }, async (request, reply) =>
      send(reply, await read(system, callerOf(request), context => getTask(context, request.params.id))),
    )

    const act = <Body>(
      name: string,
      body: object,
      work: (context: WriteContext, task: string, given: Body) => Promise<void>,
    ) =>
      http.post<OneTask & { Body: Body }>(
        `/tasks/:id/${name}`,
        { schema: { params, body } },
        async (request, reply) => {
          const caller = callerOf(request)
          const { revision } = await write(system, caller, context =>
            work(context, request.params.id, request.body as Body),
          )
          return send(reply, { revision, value: undefined }, 204)
        },
      )
    act<null>('claim', nothing, claimTask)
    act<null>('release', nothing, releaseTask)
    act<Completion | null>('complete', bodies.complete, (context, task, given) =>
      completeTask(context, task, given ?? {}),
    )
    act<{ to: string; comment?: string }>('delegate', bodies.delegate, delegateTask)
    act<{ text: string }>('comment', bodies.comment, (context, task, { text }) => commentTask(context, task, text))
  }
}
