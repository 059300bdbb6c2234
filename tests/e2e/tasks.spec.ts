/** A workflow is promoted, started from a record, and its task done by one of two people; the other sees it gone. */
import type { Page } from '@playwright/test'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { administrator } from './support/administrator.ts'
import { createApi, type TestApi } from './support/api.ts'
import { createDraft, promoteDraft, runCommand } from './support/designer.ts'
import { expect, test, visit } from './support/test.ts'

const said = (en: string, zh: string) => ({ en, 'zh-CN': zh })

const creditCheck: Omit<WorkflowDefinition, 'id'> = {
  kind: 'workflow',
  name: 'deal_review',
  label: said('Credit check', '信用审核'),
  object: 'opportunity',
  variables: [{ name: 'outcome', label: said('Outcome', '结论'), type: 'text' }],
  nodes: [
    {
      type: 'startEvent',
      id: 'begin',
      label: said('Begin', '开始'),
      event: { type: 'button', label: said('Check the credit', '发起信用审核') },
    },
    {
      type: 'userTask',
      id: 'check',
      label: said('Look at open invoices', '查看未付发票'),
      instructions: said('Of the last twelve months.', '最近十二个月。'),
      fields: [
        { field: 'name', mode: 'readOnly' },
        { field: 'next_step', mode: 'required' },
      ],
      assignment: { roles: ['administrator', 'sales_manager'] },
      outcomes: [
        { code: 'approve', label: said('Approve', '同意'), style: 'primary' },
        { code: 'refuse', label: said('Refuse', '拒绝'), style: 'danger', requiresComment: true },
      ],
    },
    { type: 'exclusiveGateway', id: 'which', label: said('Decision?', '结论?') },
    { type: 'endEvent', id: 'good', label: said('Approved', '已同意') },
    { type: 'endEvent', id: 'bad', label: said('Refused', '已拒绝') },
  ],
  flows: [
    { id: 'to-check', from: 'begin', to: 'check' },
    { id: 'to-which', from: 'check', to: 'which' },
    { id: 'to-good', from: 'which', to: 'good', when: 'outcome = "approve"' },
    { id: 'to-bad', from: 'which', to: 'bad', default: true },
  ],
}

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: process.env.E2E_STATE ?? '' })
  const api = createApi(context.request, baseURL ?? '')
  const draft = await createDraft(api, 'Credit check')
  // A second try of a test begins anew, on the server of the first.
  const { definitions } = await api.send('GET', `/api/designer/drafts/${draft}/definitions`)
  if (!definitions.some((item: { name: string }) => item.name === creditCheck.name)) {
    await runCommand(api, draft, 'add-definition', { definition: creditCheck })
    await promoteDraft(api, draft, 'Credit check')
  }
  await context.close()
})

/** Signs a sales manager in, beside the administrator. */
async function colleague(api: TestApi, page: Page, origin: string): Promise<Page> {
  const [manager] = await api.list('role_assignment', {
    fields: ['user'],
    filter: { combinator: 'and', rules: [{ field: 'role', operator: '=', value: 'crm-role-sales_manager' }] },
    limit: 1,
  })
  const { id } = manager!.user as { id: string }
  const { url } = await api.send('POST', `/api/admin/users/${id}/invitation`)
  const browser = page.context().browser()
  if (!browser) throw new Error('No browser')
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: 'en-US' })
  const theirs = createApi(context.request, origin)
  await theirs.send('POST', `${origin}/api/sign-in-links/${String(url).split('/').at(-1)}`, {
    password: administrator.password,
  })
  const other = await context.newPage()
  return other
}

test('a task goes from the record to one of two people, and its process shows the way it took', async ({
  page,
  api,
  baseURL,
}) => {
  const origin = baseURL ?? ''
  const name = 'Doubtful Deal'
  const [account] = await api.list('account', { fields: ['name'], limit: 1 })
  const record = await api.create('opportunity', { name, account: account?.id, close_date: '2027-01-31' })
  const other = await colleague(api, page, origin)

  // Started where the record is; the task appears there and in both inboxes.
  await visit(page, `/records/opportunity/${record.id}`)
  await page.getByRole('button', { name: 'Check the credit', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Running: Check the credit' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Your tasks for this record' })).toContainText('Look at open invoices')
  const stream = other.waitForRequest(request => request.url().includes('/api/events'))
  await other.goto(`${origin}/tasks?scope=groups`)
  const theirs = other.locator('.task-list').getByRole('link', { name: new RegExp(name) })
  await expect(theirs).toBeVisible()

  // One takes it: for the other it is gone, without loading anew.
  await stream
  await visit(page, '/tasks?scope=groups')
  const mine = page.getByRole('list', { name: 'Tasks' }).getByRole('link', { name: new RegExp(name) })
  await mine.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByRole('button', { name: 'Give back' })).toBeVisible()
  await expect(theirs).toHaveCount(0)
  await other.context().close()

  // What is missing is said at its place; what is typed outlives a reload.
  await page.getByRole('textbox', { name: 'Next step' }).fill('Ask for a guarantee')
  await page.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.getByText('“Refuse” needs a comment.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Next step' })).toHaveValue('Ask for a guarantee')
  await page.getByRole('textbox', { name: 'Comment' }).fill('Three invoices are open')
  await page.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.getByText('Sent: Refuse')).toBeVisible()
  expect(await api.get('opportunity', record.id)).toMatchObject({ next_step: 'Ask for a guarantee' })

  // From the record to its process: the way, who, what, why.
  await visit(page, `/records/opportunity/${record.id}`)
  await page.getByRole('tab', { name: 'Processes' }).click()
  await page.getByRole('link', { name: 'Credit check' }).click()
  await expect(page.locator('.diagram-path[data-element-id="bad"]')).toBeVisible()
  await expect(page.locator('.diagram-path[data-element-id="good"]')).toHaveCount(0)
  const log = page.getByRole('region', { name: 'What happened' })
  await expect(log).toContainText('Look at open invoices')
  await expect(log).toContainText('Three invoices are open')
  await expect(log).toContainText('Ask for a guarantee')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('the inbox speaks Chinese, and on a phone a task has the screen to itself', async ({ page, api }) => {
  const [account] = await api.list('account', { fields: ['name'], limit: 1 })
  const record = await api.create('opportunity', { name: '手机待办', account: account?.id, close_date: '2027-01-31' })
  await api.send('POST', `/api/records/opportunity/${record.id}/workflows/deal_review`, {})
  await api.me({ locale: 'zh-CN' })
  try {
    await page.setViewportSize({ width: 390, height: 780 })
    await visit(page, '/tasks?scope=groups')
    await page
      .getByRole('list', { name: '待办' })
      .getByRole('link', { name: /手机待办/ })
      .click()
    await expect(page.getByRole('heading', { name: '查看未付发票' })).toBeVisible()
    await expect(page.getByText('由角色“管理员”处理')).toBeVisible()
    await page.getByRole('textbox', { name: '下一步', exact: true }).fill('寄送合同')
    await page.getByRole('button', { name: '同意' }).click()
    await expect(page.getByText('已提交：同意')).toBeVisible()
    await expect(page).toHaveURL(/\/tasks\?scope=groups$/)
    await expect(page.getByRole('link', { name: /手机待办/ })).toHaveCount(0)
  } finally {
    await api.me({ locale: 'en' })
  }
})
