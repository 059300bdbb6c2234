/** What can be asked about workflows and tasks. */
import type { World } from '../query/path.ts'
import { values as anything, arrayOf, id, moment, nullable, ref, shape, text, whole } from './json-schema.ts'
import type { PathList } from './object-paths.ts'

/** Tasks, instances, messages, statistics. */
export function addWorkflowPaths(list: PathList, { rights }: World): void {
  addTaskPaths(list)
  const tag = 'workflows'
  list.add('get', {
    id: 'instances',
    summary: 'Instances of workflows that you may see',
    tag,
    path: '/api/workflow-instances',
    query: { record: text, state: text, workflow: text, before: moment, limit: whole, after: text },
    answers: { 200: shape({ instances: arrayOf(ref('WorkflowInstance')) }, { after: text }) },
  })
  list.add('get', {
    id: 'instance',
    summary: 'One instance: its diagram, where it stands, what happened',
    tag,
    path: '/api/workflow-instances/{id}',
    answers: { 200: ref('OpenedWorkflowInstance') },
  })
  list.add('post', {
    id: 'record.workflow',
    summary: 'Start a workflow for a record',
    tag,
    path: '/api/records/{object}/{id}/workflows/{name}',
    headers: { 'Idempotency-Key': text },
    body: shape({}, { variables: anything, approvers: anything }),
    answers: { 201: shape({ instance: id }) },
  })
  list.add('get', {
    id: 'record.approvals',
    summary: 'Who decided what on a record, round by round',
    tag,
    path: '/api/records/{object}/{id}/approvals',
    answers: { 200: ref('Approvals') },
  })
  list.add('post', {
    id: 'task.add-approver',
    summary: 'Have somebody else decide, too',
    tag: 'tasks',
    path: '/api/tasks/{id}/add-approver',
    body: shape({ user: id }, { comment: text }),
    answers: { 204: null },
  })
  list.add('post', {
    id: 'instance.withdraw',
    summary: 'Take back an approval that you have started',
    tag,
    path: '/api/workflow-instances/{id}/withdraw',
    body: shape({}, { comment: text }),
    answers: { 204: null },
  })
  if (rights.has('message') || rights.has('administer')) {
    const kept = shape({ instances: arrayOf(id), kept_until: nullable(moment) })
    list.add('post', {
      id: 'message',
      summary: 'Tell a workflow what it waits for',
      tag,
      path: '/api/messages/{name}',
      body: shape({}, { key: { type: ['string', 'number'] }, variables: anything, ttl: whole }),
      answers: { 200: kept, 202: kept },
    })
  }
  if (!rights.has('operate') && !rights.has('administer')) return
  const token = { token: text }
  for (const [name, body] of [
    ['retry', shape(token)],
    ['skip', shape(token)],
    ['move', shape({ ...token, to: text })],
    ['cancel', shape({}, { reason: text })],
  ] as const) {
    list.add('post', {
      id: `instance.${name}`,
      summary: `Look after an instance: ${name}`,
      tag,
      path: `/api/workflow-instances/{id}/${name}`,
      body,
      answers: { 204: null },
    })
  }
  list.add('get', {
    id: 'workflow.statistics',
    summary: 'How often steps were reached and how long they took',
    tag,
    path: '/api/workflows/{name}/statistics',
    query: { days: whole, revision: whole },
    answers: { 200: shape({ definition: anything, instances: anything, nodes: arrayOf(anything) }) },
  })
}

function addTaskPaths(list: PathList): void {
  const tag = 'tasks'
  list.add('get', {
    id: 'tasks',
    summary: 'What you have to do or may take on',
    tag,
    path: '/api/tasks',
    query: {
      scope: { enum: ['mine', 'groups', 'all'] },
      state: { enum: ['open', 'done'] },
      record: text,
      workflow: text,
      limit: whole,
      after: text,
    },
    answers: { 200: shape({ tasks: arrayOf(ref('Task')) }, { after: text }) },
  })
  list.add('get', {
    id: 'tasks.count',
    summary: 'How many there are',
    tag,
    path: '/api/tasks/count',
    answers: { 200: shape({ mine: whole, groups: whole, overdue: whole }) },
  })
  list.add('get', {
    id: 'task',
    summary: 'One task with all that is needed to do it',
    tag,
    path: '/api/tasks/{id}',
    answers: { 200: ref('OpenedTask') },
  })
  const nothing = shape({})
  for (const [name, summary, body] of [
    ['claim', 'Take a task of the group', nothing],
    ['release', 'Give it back to the group', nothing],
    ['complete', 'Complete it', shape({}, { outcome: text, values: anything, rev: whole, comment: text })],
    ['delegate', 'Give it to another person', shape({ to: id }, { comment: text })],
    ['comment', 'Say something about it', shape({ text })],
  ] as const) {
    list.add('post', {
      id: `task.${name}`,
      summary,
      tag,
      path: `/api/tasks/{id}/${name}`,
      body,
      answers: { 204: null },
    })
  }
}
