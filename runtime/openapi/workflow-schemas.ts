/** JSON Schemas of what is answered about workflows and tasks. */
import {
  values as anything,
  arrayOf,
  id,
  type JsonSchema,
  moment,
  nullable,
  ref,
  shape,
  text,
  whole,
} from './json-schema.ts'

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
