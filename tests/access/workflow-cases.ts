/** Cases of the routes of tasks and workflows. */
import { type AccessCase, about, type RouteCases, reading } from './case.ts'
import { foreigner, type World } from './world.ts'

const denied = { status: 403, code: 'access/denied' } as const
const noTask = { status: 404, code: 'task/unknown' } as const
const noInstance = { status: 404, code: 'workflow/unknown-instance' } as const
const noApproval = { status: 404, code: 'approval/unknown' } as const
const noRecord = { status: 404, code: 'record/unknown' } as const
const notAsked = { status: 422, code: 'task/invalid' } as const

/** By route. */
export function workflowCases({ own, foreign }: World): Readonly<Record<string, RouteCases>> {
  const task = (name: string, body?: object): RouteCases => {
    const at = (id: string): Pick<AccessCase, 'path' | 'body'> => ({
      path: `/api/tasks/${id}/${name}`,
      ...(body ? { body } : {}),
    })
    return about('a task: what it holds of the record is asked of completing it', {
      foreign: [{ ...at(foreign.task), ...noTask, like: foreign.task }],
      right: [{ ...at(own.task), who: 'nobody', ...noTask }],
    })
  }
  const complete = `/api/tasks/${own.task}/complete`
  const administer = (name: string, body: object): RouteCases =>
    about('the way of an instance', {
      foreign: [{ path: `/api/workflow-instances/${foreign.instance}/${name}`, body, ...denied }],
      right: [
        { path: `/api/workflow-instances/${own.instance}/${name}`, body, ...denied },
        { path: `/api/workflow-instances/${own.instance}/${name}`, body, who: 'auditor', ...denied },
      ],
    })
  return {
    'GET /api/tasks': reading({
      hidden: [{ path: '/api/tasks', status: 200, sees: 'Own', lacks: ['tax_id'] }],
      foreign: [
        { path: '/api/tasks', status: 200, sees: own.task, lacks: [foreign.task, foreigner] },
        { path: '/api/tasks?scope=groups', status: 200, lacks: [foreign.task] },
        { path: `/api/tasks?record=lead/${foreign.lead}`, status: 200, lacks: [foreign.task] },
      ],
      right: [
        { path: '/api/tasks?scope=all', ...denied },
        { path: '/api/tasks', who: 'nobody', status: 200, lacks: [own.task] },
      ],
    }),
    'GET /api/tasks/count': reading({
      hidden: 'It only counts.',
      foreign: [{ path: '/api/tasks/count', status: 200, sees: '"mine":1' }],
      right: [{ path: '/api/tasks/count', who: 'nobody', status: 200, sees: '"mine":0' }],
    }),
    'GET /api/tasks/:id': reading({
      hidden: [{ path: `/api/tasks/${own.task}`, status: 200, sees: 'Own', lacks: ['tax_id'] }],
      foreign: [{ path: `/api/tasks/${foreign.task}`, ...noTask, like: foreign.task }],
      right: [{ path: `/api/tasks/${own.task}`, who: 'nobody', ...noTask }],
    }),
    'POST /api/tasks/:id/claim': task('claim'),
    'POST /api/tasks/:id/release': task('release'),
    'POST /api/tasks/:id/complete': {
      hidden: [{ path: complete, body: { values: { tax_id: 'AB1234' } }, ...notAsked, like: 'tax_id' }],
      readOnly: [{ path: complete, body: { values: { status: 'old' } }, ...notAsked }],
      foreign: [{ path: `/api/tasks/${foreign.task}/complete`, ...noTask, like: foreign.task }],
      right: [{ path: complete, who: 'nobody', ...noTask }],
    },
    'POST /api/tasks/:id/delegate': {
      ...task('delegate', { to: foreign.user }),
      right: [
        { path: `/api/tasks/${own.task}/delegate`, body: { to: foreign.user }, status: 403, code: 'task/not-yours' },
      ],
    },
    'POST /api/tasks/:id/comment': task('comment', { text: 'x' }),
    'GET /api/workflow-instances': reading({
      hidden: [{ path: '/api/workflow-instances', status: 200, sees: 'Own', lacks: ['tax_id'] }],
      foreign: [
        { path: '/api/workflow-instances', status: 200, sees: own.instance, lacks: [foreign.instance] },
        { path: `/api/workflow-instances?record=lead/${foreign.lead}`, status: 200, lacks: [foreign.instance] },
      ],
      right: [{ path: '/api/workflow-instances', who: 'nobody', status: 200, lacks: [own.instance] }],
    }),
    'GET /api/workflow-instances/:id': reading({
      hidden: [{ path: `/api/workflow-instances/${own.instance}`, status: 200, sees: 'note-it', lacks: ['tax_id'] }],
      foreign: [{ path: `/api/workflow-instances/${foreign.instance}`, ...noInstance, like: foreign.instance }],
      right: [{ path: `/api/workflow-instances/${own.instance}`, who: 'nobody', ...noInstance }],
    }),
    'POST /api/workflow-instances/:id/retry': administer('retry', { token: 't1' }),
    'POST /api/workflow-instances/:id/skip': administer('skip', { token: 't1' }),
    'POST /api/workflow-instances/:id/move': administer('move', { token: 't1', to: 'end' }),
    'POST /api/workflow-instances/:id/cancel': administer('cancel', {}),
    'POST /api/tasks/:id/add-approver': {
      ...task('add-approver', { user: foreign.user }),
      right: [
        {
          path: `/api/tasks/${own.task}/add-approver`,
          body: { user: foreign.user },
          status: 403,
          code: 'task/not-yours',
        },
      ],
    },
    'POST /api/workflow-instances/:id/withdraw': about('an approval, as a whole', {
      foreign: [
        { path: `/api/workflow-instances/${foreign.instance}/withdraw`, ...noApproval, like: foreign.instance },
      ],
      right: [{ path: `/api/workflow-instances/${own.instance}/withdraw`, who: 'nobody', ...noApproval }],
    }),
    'GET /api/records/:object/:id/approvals': reading({
      hidden: [{ path: `/api/records/lead/${own.lead}/approvals`, status: 200, lacks: ['tax_id'] }],
      foreign: [{ path: `/api/records/lead/${foreign.lead}/approvals`, ...noRecord, like: foreign.lead }],
      right: [{ path: `/api/records/lead/${own.lead}/approvals`, who: 'nobody', status: 404, code: 'object/unknown' }],
    }),
    'GET /api/workflows/:name/statistics': about('steps of a workflow, by counts', {
      right: [
        { path: '/api/workflows/vet/statistics', ...denied },
        { path: '/api/workflows/vet/statistics', who: 'admin', status: 200, sees: 'look' },
      ],
    }),
    'POST /api/records/:object/:id/workflows/:name': about('starting; what the workflow does is its own', {
      foreign: [{ path: `/api/records/lead/${foreign.lead}/workflows/vet`, body: {}, ...noRecord, like: foreign.lead }],
      right: [
        {
          path: `/api/records/lead/${own.lead}/workflows/vet`,
          who: 'nobody',
          body: {},
          status: 404,
          code: 'object/unknown',
        },
        { path: `/api/records/客户/${own.customer}/workflows/vet`, body: {}, status: 404, code: 'definition/unknown' },
      ],
    }),
    'POST /api/messages/:name': about('messages of other systems', {
      right: [
        { path: '/api/messages/payment', body: { key: 'x' }, ...denied },
        { path: '/api/messages/payment', body: { key: 'x' }, who: 'admin', status: 409, code: 'message/unexpected' },
      ],
    }),
  }
}
