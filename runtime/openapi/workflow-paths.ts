/** What can be asked about workflows and tasks. */
import type { World } from '../query/path.ts'
import { arrayOf, type JsonSchema, nullable, ref, shape } from './json-schema.ts'
import type { PathList } from './object-paths.ts'

const text: JsonSchema = { type: 'string' }
const whole: JsonSchema = { type: 'integer' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const moment: JsonSchema = { type: 'string', format: 'date-time' }
const anything: JsonSchema = { type: 'object' }
const titled = shape({ id, title: nullable(text) })
const recordRef = shape({ object: nullable(text), id, title: nullable(text) })
const words = ref('LocalizedText')

const task = {
  id,
  name: words,
  record: nullable(recordRef),
  workflow: nullable(shape({ id: text, name: text, label: words })),
  instance: id,
  node: text,
  state: { enum: ['open', 'done', 'cancelled'] },
  assignee: nullable(titled),
  priority: { enum: ['low', 'normal', 'high', 'urgent'] },
  due: nullable(moment),
  overdue: { type: 'boolean' },
  outcomes: arrayOf(anything),
  form: nullable(text),
  asks: { type: 'boolean' },
  delegate: { type: 'boolean' },
  outcome: nullable(text),
  comment: nullable(text),
  completed_by: nullable(titled),
  completed_at: nullable(moment),
  created_at: moment,
}
const taskMore = { instructions: words, why: anything }

const instance = {
  id,
  workflow: shape({ id: text, name: nullable(text), label: words }),
  record: nullable(recordRef),
  state: { enum: ['active', 'incident', 'completed', 'cancelled', 'failed'] },
  waiting_at: nullable(text),
  revision: whole,
  started_by: nullable(titled),
  started_at: moment,
  ended_at: nullable(moment),
  parent: nullable(id),
}

/** The components of these addresses. */
export const workflowSchemas: Readonly<Record<string, JsonSchema>> = {
  Task: shape(task, taskMore),
  OpenedTask: shape(
    {
      ...task,
      may: arrayOf({ enum: ['claim', 'release', 'complete', 'delegate', 'add-approver', 'comment'] }),
      fields: arrayOf(shape({ field: text, mode: { enum: ['editable', 'required', 'readOnly'] } })),
      object: nullable(anything),
      gone: arrayOf(text),
      values: nullable(anything),
      rev: nullable(whole),
      approval: nullable(
        shape({
          instance: id,
          name: text,
          label: words,
          step: nullable(text),
          round: whole,
          kind: { enum: ['decide', 'resubmit'] },
          reason: nullable(anything),
          changes: arrayOf(anything),
          decisions: arrayOf(anything),
        }),
      ),
      comments: arrayOf(shape({ at: moment, by: nullable(titled), text })),
    },
    taskMore,
  ),
  Approvals: shape({ approvals: arrayOf(ref('Approval')) }),
  Approval: shape({
    instance: id,
    approval: text,
    label: words,
    state: { enum: ['running', 'approved', 'rejected', 'withdrawn', 'cancelled'] },
    startedBy: nullable(titled),
    startedAt: moment,
    endedAt: nullable(moment),
    may: shape({ withdraw: { type: 'boolean' } }),
    rounds: arrayOf(
      shape({
        number: whole,
        submittedAt: moment,
        changes: arrayOf(
          shape({ field: text, label: words, before: {}, after: {} }, { choices: arrayOf(anything), of: anything }),
        ),
        steps: arrayOf(
          shape({
            step: text,
            label: words,
            decision: { enum: ['any', 'all', 'percentage'] },
            percent: nullable(whole),
            sequential: { type: 'boolean' },
            withPrevious: { type: 'boolean' },
            state: { enum: ['waiting', 'open', 'approved', 'rejected', 'skipped', 'cancelled', 'incident'] },
            decisions: arrayOf(ref('ApprovalDecision')),
          }),
        ),
      }),
    ),
    resubmission: nullable(
      shape({
        task: id,
        person: nullable(titled),
        reason: nullable(
          shape({ step: text, label: words, person: nullable(titled), comment: nullable(text), at: nullable(moment) }),
        ),
      }),
    ),
  }),
  ApprovalDecision: shape({
    task: id,
    state: { enum: ['open', 'done', 'cancelled'] },
    person: nullable(titled),
    candidates: arrayOf(titled),
    delegatedFrom: nullable(titled),
    addedBy: nullable(titled),
    escalated: { type: 'boolean' },
    outcome: nullable(text),
    comment: nullable(text),
    at: nullable(moment),
    due: nullable(moment),
  }),
  WorkflowInstance: shape(instance),
  OpenedWorkflowInstance: shape({
    ...instance,
    definition: nullable(anything),
    tokens: arrayOf(shape({ id: text, node: text, phase: nullable(text), isDecided: { type: 'boolean' } })),
    waits: arrayOf(
      shape({ id: text, kind: text, node: text, due: nullable(moment), attempts: whole, error: nullable(text) }),
    ),
    incidents: arrayOf(
      shape({ token: text, node: text, wait: nullable(text), code: text, message: words, at: moment }),
    ),
    path: shape({ nodes: arrayOf(text), flows: arrayOf(text) }),
    called: arrayOf(id),
    log: arrayOf(
      shape({
        at: moment,
        kind: text,
        node: nullable(text),
        token: nullable(text),
        flow: nullable(text),
        actor: nullable(titled),
        ms: nullable(whole),
        data: {},
      }),
    ),
    variables: nullable(anything),
    administers: { type: 'boolean' },
  }),
}

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
