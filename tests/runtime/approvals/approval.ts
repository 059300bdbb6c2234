/** Approvals of deals for tests, and what is asked of them again and again. */
import type { ApprovalDefinition, ApprovalStep } from '#metadata/definitions.ts'
import type { Caller } from '#runtime/system.ts'
import type { HttpAnswer } from '#tests/support/fixture-http.ts'
import type { WorkflowFixture } from '../workflows/workflow-fixture.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })

type Given = Omit<Partial<ApprovalStep>, 'id'> & Pick<ApprovalStep, 'id' | 'approvers'>

/** An approval of deals that is begun by a button. */
export function approval(
  name: string,
  steps: readonly Given[],
  more: Partial<ApprovalDefinition> = {},
): ApprovalDefinition {
  return {
    id: `apv-${name}`,
    kind: 'approval',
    name,
    label: label(name),
    object: 'deal',
    start: [{ id: 'ask', type: 'button', label: label('Ask') }],
    steps: steps.map(step => ({ label: label(step.id), ...step })),
    ...more,
  }
}

/** What people do with approvals, through the API. */
export function approving(fixture: () => WorkflowFixture) {
  const ask = (...args: Parameters<WorkflowFixture['ask']>): Promise<HttpAnswer> => fixture().ask(...args)
  const tasksOf = async (who: Caller, deal: string) => {
    const mine = (await ask(who, 'GET', `tasks?record=deal/${deal}`)).body.tasks
    const groups = (await ask(who, 'GET', `tasks?scope=groups&record=deal/${deal}`)).body.tasks
    return [...mine, ...groups] as { id: string; node: string; name: { en: string } }[]
  }
  return {
    start: (who: Caller, deal: string, name: string, body: object = {}) =>
      ask(who, 'POST', `records/deal/${deal}/workflows/${name}`, body),
    /** The open tasks of a deal that are somebody’s, with those of his groups. */
    tasks: tasksOf,
    /** Decides on the only task that somebody has for a deal. */
    async decide(who: Caller, deal: string, outcome: string, body: object = {}): Promise<number> {
      const [task, ...others] = await tasksOf(who, deal)
      if (!task || others.length > 0) throw new Error(`He has ${others.length + (task ? 1 : 0)} tasks`)
      return (await ask(who, 'POST', `tasks/${task.id}/complete`, { outcome, ...body })).status
    },
    trail: async (who: Caller, deal: string) =>
      (await ask(who, 'GET', `records/deal/${deal}/approvals`)).body.approvals as Trail[],
    /** The state of the only approval of a deal, and those of the steps of its last round. */
    async statesOf(who: Caller, deal: string): Promise<string[]> {
      const { approvals } = (await ask(who, 'GET', `records/deal/${deal}/approvals`)).body as { approvals: Trail[] }
      const [only] = approvals
      return [only?.state ?? '', ...(only?.rounds.at(-1)?.steps ?? []).map(step => step.state)]
    },
    withdraw: (who: Caller, instance: string, comment?: string) =>
      ask(who, 'POST', `workflow-instances/${instance}/withdraw`, comment ? { comment } : {}),
  }
}

export type Trail = Awaited<
  ReturnType<typeof import('#runtime/approvals/get-trail.ts').getTrail>
>['value']['approvals'][0]
