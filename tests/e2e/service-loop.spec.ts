/**
 * The template `service-loop` installed alone, and its loop walked by its people: created, assigned, handled, two stars,
 * assigned to somebody else, handled, four stars, archived.
 */
import type { Page } from '@playwright/test'
import { administrator } from './support/administrator.ts'
import { createApi, type TestApi } from './support/api.ts'
import { type Colleague, openTask, signIn } from './support/colleague.ts'
import { drawer, pick } from './support/form.ts'
import { type LaunchedServer, launchServer } from './support/launch-server.ts'
import { expect, test, visit } from './support/test.ts'

let server: LaunchedServer
let people: Readonly<Record<'manager' | 'supervisor' | 'first' | 'second', Colleague>>
let admin: { readonly page: Page; readonly api: TestApi }

test.beforeAll(async ({ browser }) => {
  server = await launchServer({ TEMPLATE: 'service-loop' })
  const context = await browser.newContext({ baseURL: server.url, storageState: { cookies: [], origins: [] } })
  admin = { page: await context.newPage(), api: createApi(context.request, server.url) }
  await admin.api.send('POST', '/api/sign-in', administrator)
  const person = (login: string) => signIn(admin.page, admin.api, login)
  people = {
    manager: await person('wu.hao'),
    supervisor: await person('fang.yaqin'),
    first: await person('song.jia'),
    second: await person('luo.hao'),
  }
})
test.afterAll(async () => {
  for (const { page } of [...Object.values(people ?? {}), ...(admin ? [admin] : [])]) await page.context().close()
  await server?.stop()
})

const state = (page: Page) => page.getByRole('list', { name: 'Status' }).locator('[aria-current="step"]')

/** The supervisor gives the service to somebody. */
async function assign(record: string, handler: string): Promise<void> {
  const { page } = people.supervisor
  await openTask(people.supervisor, 'Assign the service', record, true)
  await pick(page, 'Handler', handler)
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByText('Sent: Assign')).toBeVisible()
}

async function handle(handler: Colleague, record: string, solution: string): Promise<void> {
  const { page } = handler
  await openTask(handler, 'Handle the service', record)
  await page.getByRole('button', { name: 'Handled' }).click()
  await expect(page.getByText('Fill this in.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Solution' }).fill(solution)
  await page.getByRole('button', { name: 'Handled' }).click()
  await expect(page.getByText('Sent: Handled')).toBeVisible()
}

test('a service goes round until the customer is satisfied', async () => {
  const { manager, supervisor, first, second } = people
  const subject = 'Gearbox runs hot'

  // The account manager creates it; what the loop does he cannot do by hand.
  const [account] = await manager.api.list('account', { fields: ['name'], limit: 1 })
  await visit(manager.page, '/records/service')
  await manager.page.getByRole('button', { name: 'New Service' }).click()
  await drawer(manager.page).getByRole('textbox', { name: 'Subject' }).fill(subject)
  await pick(drawer(manager.page), 'Account', String(account?.name))
  await drawer(manager.page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(manager.page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expect(state(manager.page)).toContainText('To be assigned')
  const steps = manager.page.getByRole('group', { name: 'Next steps' }).getByRole('button')
  await expect(steps).toHaveText(['Cancel'])
  const id = manager.page.url().split('/').at(-1) ?? ''

  // Assigned, handled, and not good enough: two stars, by mouse.
  await assign(subject, '宋佳')
  await handle(first, subject, 'Changed the oil')
  await openTask(manager, 'Ask the customer', subject)
  await expect(manager.page.getByText('Changed the oil')).toBeVisible()
  await manager.page.getByRole('button', { name: 'Submit' }).click()
  await expect(manager.page.getByText('Fill this in.')).toBeVisible()
  await manager.page.getByTitle('2 of 5 stars').click()
  await expect(manager.page.getByRole('slider', { name: 'Satisfaction' })).toHaveAttribute(
    'aria-valuetext',
    '2 of 5 stars',
  )
  await manager.page.getByRole('textbox', { name: 'Words of the customer' }).fill('Hot again after an hour')
  await manager.page.getByRole('button', { name: 'Submit' }).click()
  await expect(manager.page.getByText('Sent: Submit')).toBeVisible()
  expect(await manager.api.get('service', id)).toMatchObject({ status: 'returned', loop_count: 1, satisfaction: 2 })

  // Back with the supervisor, who reads why, and gives it to somebody else.
  await openTask(supervisor, 'Assign the service', subject, true)
  await expect(supervisor.page.getByRole('img', { name: '2 of 5 stars' })).toBeVisible()
  await expect(supervisor.page.getByText('Hot again after an hour').first()).toBeVisible()
  await pick(supervisor.page, 'Handler', '罗浩')
  await supervisor.page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(supervisor.page.getByText('Sent: Assign')).toBeVisible()
  await handle(second, subject, 'Replaced the bearing')

  // Four stars, by keys: archived.
  await openTask(manager, 'Ask the customer', subject)
  const stars = manager.page.getByRole('slider', { name: 'Satisfaction' })
  await stars.focus()
  await manager.page.keyboard.press('5')
  await manager.page.keyboard.press('ArrowLeft')
  await expect(stars).toHaveAttribute('aria-valuetext', '4 of 5 stars')
  await manager.page.getByRole('button', { name: 'Submit' }).click()
  await expect(manager.page.getByText('Sent: Submit')).toBeVisible()

  await visit(manager.page, `/records/service/${id}`)
  await expect(state(manager.page)).toContainText('Archived')
  const rounds = manager.page.getByRole('region', { name: 'Rounds' }).first()
  await expect(rounds.getByRole('img', { name: 'of 5 stars' })).toHaveCount(2)
  await expect(rounds).toContainText('罗浩')
  await visit(manager.page, '/records/service?view=services_sent_back')
  await expect(manager.page.getByRole('row', { name: new RegExp(subject) })).toContainText('Archived')
})

test('the samples stand in the inboxes of their people, and nobody does what his role does not let him', async () => {
  const { supervisor, first } = people
  const { tasks } = await supervisor.api.send('GET', '/api/tasks?scope=groups')
  expect(tasks).toHaveLength(10)
  expect((await first.api.send('GET', '/api/tasks?scope=mine')).tasks.length).toBeGreaterThan(0)
  const [account] = await first.api.list('account', { fields: ['name'], limit: 1 })
  await expect(first.api.create('service', { subject: 'Mine', account: account?.id })).rejects.toThrow(/403/)
  await expect(first.api.list('role_assignment', {})).rejects.toThrow(/403|404/)
  await visit(first.page, '/records/service')
  await expect(first.page.getByRole('button', { name: 'New Service' })).toHaveCount(0)
})
