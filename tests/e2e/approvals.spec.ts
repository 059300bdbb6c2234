/** An approval in the browser: asked for, refused with a reason, put right, submitted again, agreed to; withdrawn; many at once. */
import type { ApprovalDefinition } from '#metadata/definitions.ts'
import { createApi, type TestApi } from './support/api.ts'
import { createDraft, discardDraft, promoteDraft, runCommand } from './support/designer.ts'
import { expect, test, visit } from './support/test.ts'

const said = (en: string, zh: string) => ({ en, 'zh-CN': zh })

const budget: Omit<ApprovalDefinition, 'id'> = {
  kind: 'approval',
  name: 'campaign_approval',
  label: said('Campaign approval', '活动审批'),
  object: 'campaign',
  lock: true,
  start: [{ id: 'ask', type: 'button', label: said('Ask for approval', '提交审批') }],
  steps: [
    {
      id: 'marketing',
      label: said('Marketing', '市场部'),
      approvers: { starter: true },
      fields: [{ field: 'name', mode: 'readOnly' }],
      delegate: true,
      mayAdd: true,
      reject: { to: 'start' },
    },
    { id: 'finance', label: said('Finance', '财务部'), approvers: { starter: true } },
  ],
  resubmit: { fields: [{ field: 'name', mode: 'required' }] },
}

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: process.env.E2E_STATE ?? '' })
  const api = createApi(context.request, baseURL ?? '')
  const draft = await createDraft(api, 'Campaign approval')
  const { definitions } = await api.send('GET', `/api/designer/drafts/${draft}/definitions`)
  // A test that is tried again finds it there.
  if (definitions.some((item: { name: string }) => item.name === budget.name)) await discardDraft(api, draft)
  else {
    await runCommand(api, draft, 'add-definition', { definition: budget })
    await promoteDraft(api, draft, 'Campaign approval')
  }
  await context.close()
})

const create = (api: TestApi, name: string) => api.create('campaign', { name, kind: 'trade_show' })
const ask = (api: TestApi, id: string) => api.send('POST', `/api/records/campaign/${id}/workflows/${budget.name}`, {})

test('refused with a reason, put right and submitted again, agreed to on a phone', async ({ page, api }) => {
  const campaign = await create(api, 'Spring Fair')
  await visit(page, `/records/campaign/${campaign.id}`)
  await page.getByRole('button', { name: 'Ask for approval', exact: true }).click()
  const trail = page.getByRole('region', { name: 'Approvals' })
  await expect(trail).toContainText('Under way')

  // Nobody writes it meanwhile, and it is said why.
  await expect(page.getByText('This record is locked while “Campaign approval” is under way.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0)

  // Decided where the record is; a refusal needs a reason.
  const tasks = page.getByRole('region', { name: 'Your tasks for this record' })
  await tasks.getByRole('button', { name: 'Reject' }).click()
  const refusal = page.getByRole('dialog', { name: 'Marketing' })
  await refusal.getByRole('button', { name: 'Reject' }).click()
  await expect(refusal.getByText('“Reject” needs a comment.')).toBeVisible()
  await refusal.getByRole('textbox', { name: 'Comment' }).fill('Say which fair')
  await refusal.getByRole('button', { name: 'Reject' }).click()
  await expect(refusal).toBeHidden()
  await expect(trail).toContainText('Sent back by Administrator')

  // Whoever asked sees why, changes what is asked for, and submits it again.
  await tasks.getByRole('button', { name: 'Open' }).click()
  const task = page.getByRole('dialog', { name: 'Task' })
  await expect(task.getByText('Say which fair')).toBeVisible()
  await task.getByRole('textbox', { name: 'Name' }).fill('Spring Fair Canton')
  await task.getByRole('button', { name: 'Resubmit' }).click()
  await expect(task).toBeHidden()
  await expect(trail).toContainText('Changed since round 1')
  await expect(trail).toContainText('Spring Fair Canton')

  // On a phone: what changed is told where it is decided.
  await page.setViewportSize({ width: 390, height: 780 })
  await visit(page, '/tasks')
  for (const step of ['Marketing', 'Finance']) {
    await page
      .getByRole('list', { name: 'Tasks' })
      .getByRole('link', { name: new RegExp(`${step}.*Spring Fair`) })
      .click()
    await expect(page.getByRole('heading', { name: step })).toBeVisible()
    if (step === 'Marketing') await expect(page.getByRole('region', { name: 'What changed' })).toContainText('Canton')
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await expect(page.getByText('Sent: Approve').first()).toBeVisible()
  }
  await visit(page, `/records/campaign/${campaign.id}`)
  await expect(trail.getByText('Approved', { exact: true })).toBeVisible()
  await trail.getByText(/^Round 1/).click()
  await expect(trail.getByText('Say which fair')).toBeVisible()
  await expect(page.getByText('This record is locked')).toHaveCount(0)
})

test('whoever asked withdraws, and selected records are decided at once', async ({ page, api }) => {
  const withdrawn = await create(api, 'Bulk Withdrawn')
  const others = [await create(api, 'Bulk One'), await create(api, 'Bulk Two')]
  for (const { id } of [withdrawn, ...others]) await ask(api, id)
  await visit(page, `/records/campaign/${withdrawn.id}`)
  const trail = page.getByRole('region', { name: 'Approvals' })
  await trail.getByRole('button', { name: 'Withdraw' }).click()
  const dialog = page.getByRole('dialog', { name: 'Withdraw “Campaign approval”?' })
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Not this year')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await expect(trail.getByText('Withdrawn', { exact: true })).toBeVisible()

  await visit(page, '/records/campaign?q=Bulk')
  await page.getByRole('checkbox', { name: 'Select all loaded' }).check()
  await page.getByRole('button', { name: 'Decide 2 tasks' }).click()
  const decide = page.getByRole('dialog', { name: 'Decide 2 tasks' })
  await decide.getByRole('button', { name: 'Approve (2)' }).click()
  await expect(decide).toBeHidden()
  for (const { id } of others) {
    const { approvals } = await api.send('GET', `/api/records/campaign/${id}/approvals`)
    expect(approvals[0].rounds[0].steps.map((step: { state: string }) => step.state)).toEqual(['approved', 'open'])
  }
})
