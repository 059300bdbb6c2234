/**
 * A quote request, drawn from an empty diagram as an administrator would, goes through the inboxes of its people; then a
 * step is changed while instances wait everywhere: old ones end by the old diagram, new ones by the new.
 */
import type { Browser, Locator, Page } from '@playwright/test'
import { administrator } from '../support/administrator.ts'
import { createApi, type TestApi, type TestRecord } from '../support/api.ts'
import { crm } from '../support/crm.ts'
import { createDraft, discardDraft, promoteDraft, runCommand } from '../support/designer.ts'
import { choose } from '../support/form.ts'
import { canvas } from '../support/opened-draft.ts'
import { expect, test, visit } from '../support/test.ts'

const said = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const user = (name: string, en: string, zh: string) => ({
  name,
  type: 'reference',
  target: 'user',
  label: said(en, zh),
})

// What it draws is in English only; the application is afterwards as the tests that follow expect it.
let before = ''
test.beforeAll(async () => {
  before = /\d+/.exec(await crm('revisions'))?.[0] ?? ''
  expect(before).not.toBe('')
})
test.afterAll(async () => {
  await crm('roll-back', before)
})

/** A test that is tried again leaves alone what it finds of the time before. */
const again = () => (test.info().retry > 0 ? ` ${test.info().retry + 1}` : '')
const pumps = () => `${again() ? 'Again t' : 'T'}wo pumps`
const title = () => `Price request${again()}`
const name = () => `price_request${again().replace(' ', '_')}`

const priceRequest = () => ({
  kind: 'object',
  name: name(),
  label: said(title(), `询价单${again()}`),
  plural: said('Price requests', '询价单'),
  ownership: 'user',
  title: '{subject}',
  fields: [
    { name: 'subject', type: 'text', label: said('Subject', '主题'), required: true, maxLength: 100 },
    user('industry_manager', 'Industry manager', '行业经理'),
    user('quote_engineer', 'Quote engineer', '报价工程师'),
    user('technical_engineer', 'Technical engineer', '技术工程师'),
    { name: 'price', type: 'decimal', label: said('Price', '价格'), scale: 2 },
    { name: 'solution', type: 'text', label: said('Solution', '技术方案'), maxLength: 200 },
  ],
})

interface Person {
  readonly id: string
  readonly name: string
  readonly page: Page
  readonly api: TestApi
}

/** Signs somebody of the sample records in, in a browser of his own. */
async function signIn(browser: Browser, api: TestApi, origin: string, record: TestRecord): Promise<Person> {
  const { url } = await api.send('POST', `/api/admin/users/${record.id}/invitation`)
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: 'en-US' })
  await context.addInitScript(() => localStorage.setItem('fulcrum.locale', 'en'))
  const theirs = createApi(context.request, origin)
  await theirs.send('POST', `${origin}/api/sign-in-links/${String(url).split('/').at(-1)}`, {
    password: administrator.password,
  })
  await theirs.send('PATCH', `${origin}/api/me`, { locale: 'en' })
  const inOrigin: TestApi = { ...theirs, send: (method, address, data) => theirs.send(method, origin + address, data) }
  return { id: record.id, name: String(record.name), page: await context.newPage(), api: inOrigin }
}

const pad = (page: Page, title: string): Locator => page.locator('.djs-context-pad.open').getByTitle(title)
const panel = (page: Page): Locator => page.locator('.definition-panel')
const step = (page: Page, name: string): Locator =>
  page.locator('.djs-element.djs-shape').filter({ hasText: name }).first()

/** What was just drawn is being named. */
async function call(page: Page, name: string): Promise<void> {
  await page.locator('.djs-direct-editing-content').fill(name)
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText(name)
}

/** Appends an element of the menu that is no task, gateway or end. */
async function appendOther(page: Page, name: string): Promise<void> {
  await pad(page, 'Append another element …').click()
  await page.locator('.djs-popup input').pressSequentially(name)
  await page.locator('.djs-popup .entry').filter({ hasText: name }).click()
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(name)
}

/** Clicks on an element until the panel shows it: while the diagram is being drawn anew a click comes to nothing. */
async function reach(page: Page, element: Locator, name: string): Promise<void> {
  const shown = new RegExp(`^${name.replace('?', '\\?')}(?! →)`)
  await expect(async () => {
    await element.click()
    await expect(panel(page).getByRole('heading', { level: 2, name: shown })).toBeVisible({ timeout: 2000 })
  }).toPass()
}

/** Connects what is selected. */
async function connect(page: Page, target: Locator): Promise<void> {
  await pad(page, 'Connect with another element').click()
  await target.click()
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText('→')
}

const property = (page: Page, name: string): Locator => panel(page).locator(`[data-property="${name}"]`)

/** Gives a task to whom a field of the record names. */
async function assignToField(page: Page, field: string): Promise<void> {
  const people = panel(page).getByRole('group', { name: /^Assignment/ })
  await people.getByRole('combobox', { name: 'Record fields: Add' }).fill(field)
  await page.getByRole('menuitemcheckbox', { name: field, exact: true }).click()
  await expect(people.locator('[data-property="fields"]').getByText(field)).toBeVisible()
}

/** Asks for a field in a task. */
async function require(page: Page, field: string): Promise<void> {
  const list = panel(page).locator('.property-sections > [data-property="fields"]')
  await list.getByRole('button', { name: 'Add' }).click()
  await choose(list, 'Field', field)
  await choose(list, `${field}: Mode`, 'Required')
}

async function addOutcome(page: Page, label: string): Promise<void> {
  await property(page, 'outcomes').getByRole('button', { name: 'Add' }).click()
  await property(page, 'outcomes').getByRole('textbox', { name: 'Label', exact: true }).fill(label)
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText(label)
}

/** Opens a task in the inbox. */
async function openTask({ page }: Person, origin: string, record: string): Promise<void> {
  await page.goto(`${origin}/tasks`)
  await page
    .getByRole('list', { name: 'Tasks' })
    .getByRole('link', { name: new RegExp(record) })
    .click()
}

test('a quote request is drawn from nothing, run by its people, changed and promoted while ten wait', async ({
  page,
  api,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const origin = baseURL ?? ''
  const people = await api.list('user', {
    fields: ['name'],
    filter: { combinator: 'and', rules: [{ field: 'login', operator: '!=', value: 'admin' }] },
    limit: 3,
  })
  const [manager, quoting, technical] = await Promise.all(people.map(item => signIn(browser, api, origin, item)))
  if (!manager || !quoting || !technical) throw new Error('Three people are needed')
  const draft = await createDraft(api, 'Price requests')
  await runCommand(api, draft, 'add-definition', { definition: priceRequest() })

  // An empty diagram: what a new workflow begins with is taken away.
  await visit(page, `/designer/drafts/${draft}`)
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Workflow', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill(title())
  await choose(dialog, 'Object', title())
  await dialog.getByRole('button', { name: 'Create' }).click()
  await step(page, 'First task').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(page.locator('.djs-element.djs-shape')).toHaveCount(0)

  // Drawn from the start on, each step appended to the one before and named.
  await canvas(page).getByRole('button', { name: 'Start', exact: true }).click()
  await expect(panel(page).getByRole('combobox', { name: 'Kind' })).toBeVisible()
  await expect(property(page, 'event').or(panel(page)).getByText('Button').first()).toBeVisible()
  await pad(page, 'Append a user task').click()
  await call(page, 'Assign the engineers')
  await assignToField(page, 'Industry manager')
  await require(page, 'Quote engineer')
  await require(page, 'Technical engineer')
  await appendOther(page, 'Parallel gateway')
  const fork = (await page.locator('.djs-element.djs-shape.selected').getAttribute('data-element-id')) ?? ''
  await pad(page, 'Append a user task').click()
  await call(page, 'Work out the price')
  await assignToField(page, 'Quote engineer')
  await require(page, 'Price')
  await page.locator(`.djs-element[data-element-id="${fork}"]`).first().click()
  await pad(page, 'Append a user task').click()
  await call(page, 'Work out the solution')
  await assignToField(page, 'Technical engineer')
  await require(page, 'Solution')
  await reach(page, step(page, 'Work out the price'), 'Work out the price')
  await appendOther(page, 'Parallel gateway')
  const join = page.locator('.djs-element.djs-shape.selected')
  const joined = page.locator(`.djs-element[data-element-id="${await join.getAttribute('data-element-id')}"]`).first()
  await reach(page, step(page, 'Work out the solution'), 'Work out the solution')
  await connect(page, joined)
  await reach(page, step(page, 'Work out the solution'), 'Work out the solution')
  await reach(page, joined, 'Parallel gateway')
  await pad(page, 'Append a user task').click()
  await call(page, 'Confirm the offer')
  await panel(page).getByRole('checkbox', { name: 'Starter' }).check()
  await addOutcome(page, 'Accept')
  await reach(page, step(page, 'Confirm the offer'), 'Confirm the offer')
  await addOutcome(page, 'Send back')
  await panel(page).getByRole('checkbox', { name: 'Comment required' }).check()
  await reach(page, step(page, 'Confirm the offer'), 'Confirm the offer')
  await pad(page, 'Append an exclusive gateway').click()
  await call(page, 'Accepted?')
  const question = page.locator('.djs-element.djs-shape.selected')
  const asked = page
    .locator(`.djs-element[data-element-id="${await question.getAttribute('data-element-id')}"]`)
    .first()
  await pad(page, 'Append an end').click()
  await call(page, 'Offer made')
  await canvas(page).getByRole('button', { name: 'Fit', exact: true }).click()
  await reach(page, asked, 'Accepted?')
  await connect(page, step(page, 'Assign the engineers'))

  // Which way it goes: what the requester has decided.
  await reach(page, asked, 'Accepted?')
  const ways = panel(page).getByRole('region', { name: 'Leads to' })
  await ways.getByRole('button', { name: 'Offer made' }).click()
  await choose(panel(page), 'Outcome of the task before …', 'Accept')
  await reach(page, asked, 'Accepted?')
  await ways.getByRole('button', { name: 'Assign the engineers' }).click()
  await panel(page).getByRole('checkbox', { name: 'Default' }).check()
  await reach(page, asked, 'Accepted?')
  await expect(ways.getByRole('button')).toHaveText(['Offer madeAccept', 'Assign the engineersotherwise'])
  await expect(page.locator('.diagram-mark-error')).toHaveCount(0)

  // Undone and done again, it is the same.
  const drawn = await api.send('GET', `/api/designer/drafts/${draft}/definitions/workflow/${name()}`)
  await page.keyboard.press('Control+z')
  await expect(ways.getByRole('button')).toHaveText(['Offer madeAccept', 'Assign the engineers'])
  await page.keyboard.press('Control+Shift+z')
  await expect(ways.getByRole('button').nth(1)).toContainText('otherwise')
  expect(await api.send('GET', `/api/designer/drafts/${draft}/definitions/workflow/${name()}`)).toEqual(drawn)
  await promoteDraft(api, draft, 'Price requests')
  await discardDraft(api, draft)

  // Through the inboxes: assigned, worked out side by side, sent back once, accepted.
  const request = (subject: string) => api.create(name(), { subject, industry_manager: manager.id })
  const first = await request(pumps())
  await visit(page, `/records/${name()}/${first.id}`)
  await page.getByRole('button', { name: title(), exact: true }).click()
  await expect(page.getByRole('button', { name: `Running: ${title()}` })).toBeVisible()
  await openTask(manager, origin, pumps())
  for (const [label, { name }] of [
    ['Quote engineer', quoting],
    ['Technical engineer', technical],
  ] as const) {
    const box = manager.page.getByRole('combobox', { name: label })
    await box.click()
    await box.fill(name)
    await manager.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(name).click()
  }
  await manager.page.getByRole('button', { name: 'Done' }).click()
  await openTask(technical, origin, pumps())
  await openTask(quoting, origin, pumps())
  await technical.page.getByRole('textbox', { name: 'Solution' }).fill('Stainless steel')
  await technical.page.getByRole('button', { name: 'Done' }).click()
  await expect(technical.page.getByText('All done')).toBeVisible()
  await expect(technical.page.getByRole('heading', { name: 'Work out the solution' })).toHaveCount(0)
  expect((await waitingAt(api, first)).nodes).toEqual(['Work out the price'])
  await quoting.page.getByRole('textbox', { name: 'Price' }).fill('1200')
  await quoting.page.getByRole('button', { name: 'Done' }).click()
  await expect(quoting.page.getByText('Sent: Work out the price')).toBeVisible()
  await visit(page, '/tasks')
  const mine = page.getByRole('list', { name: 'Tasks' }).getByRole('link', { name: new RegExp(pumps()) })
  await mine.click()
  await expect(page.getByRole('heading', { name: 'Confirm the offer' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Comment' }).fill('Three are wanted')
  await page.getByRole('button', { name: 'Send back' }).click()
  await expect(page.getByText('Sent: Send back')).toBeVisible()
  expect(await api.get(name(), first.id)).toMatchObject({ price: '1200.00', solution: 'Stainless steel' })
  const engineers = { quote_engineer: quoting.id, technical_engineer: technical.id }
  const assign = (record: TestRecord) => finish(manager.api, record, { values: engineers })
  const workOut = async (record: TestRecord) => {
    await finish(quoting.api, record, { values: { price: '1500' } })
    await finish(technical.api, record, { values: { solution: 'Bronze' } })
  }
  const accept = (record: TestRecord) => finish(api, record, { outcome: 'accept' })
  await assign(first)
  await workOut(first)
  await visit(page, '/tasks')
  await mine.click()
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.getByText('Sent: Accept')).toBeVisible()
  expect(await waitingAt(api, first)).toEqual({ state: 'completed', nodes: [] })

  // Twelve wait at three steps.
  const begin = async (subject: string) => {
    const record = await request(subject)
    await api.send('POST', `/api/records/${name()}/${record.id}/workflows/${name()}`, {})
    return record
  }
  const old: TestRecord[] = []
  for (let number = 1; number <= 12; number++) old.push(await begin(`Waiting ${number}`))
  for (const record of old.slice(4)) await assign(record)
  for (const record of old.slice(8)) await workOut(record)

  // A step comes between the decision and the end; then everything is put in order again.
  const second = await createDraft(api, 'Offers are filed')
  const { definitions } = await api.send('GET', `/api/designer/drafts/${second}/definitions`)
  const { id: workflow } = definitions.find(
    (item: { name: string; kind: string }) => item.kind === 'workflow' && item.name === name(),
  )
  await visit(page, `/designer/drafts/${second}/workflow/${workflow}`)
  await expect(page.locator('.diagram-mark').first()).toBeVisible()
  await reach(page, asked, 'Accepted?')
  await ways.getByRole('button', { name: 'Offer made' }).click()
  await pad(page, 'Remove').click()
  await reach(page, asked, 'Accepted?')
  await pad(page, 'Append a user task').click()
  await call(page, 'File the offer')
  await assignToField(page, 'Industry manager')
  await canvas(page).getByRole('button', { name: 'Fit', exact: true }).click()
  await choose(canvas(page), 'Connect with …', 'Offer made · End')
  await expect(panel(page).getByRole('region', { name: 'Leads to' })).toContainText('Offer made')
  await reach(page, asked, 'Accepted?')
  await ways.getByRole('button', { name: 'File the offer' }).click()
  await choose(panel(page), 'Outcome of the task before …', 'Accept')
  await expect(page.locator('.diagram-mark-error')).toHaveCount(0)
  await canvas(page).getByRole('button', { name: 'Arrange anew' }).click()
  await reach(page, asked, 'Accepted?')
  await expect(ways.getByRole('button')).toHaveText(['Assign the engineersotherwise', 'File the offerAccept'])
  await promoteDraft(api, second, 'Offers are filed')

  // Old ones end by the old diagram, new ones by the new.
  for (const record of old.slice(0, 4)) await assign(record)
  for (const record of old.slice(0, 8)) await workOut(record)
  for (const record of old) await accept(record)
  for (const record of old) expect(await waitingAt(api, record)).toEqual({ state: 'completed', nodes: [] })
  const fresh = await begin('After the change')
  await assign(fresh)
  await workOut(fresh)
  await accept(fresh)
  expect(await waitingAt(api, fresh)).toEqual({ state: 'active', nodes: ['File the offer'] })
  await finish(manager.api, fresh, {})
  expect(await waitingAt(api, fresh)).toEqual({ state: 'completed', nodes: [] })
  await discardDraft(api, second)
  for (const person of [manager, quoting, technical]) await person.page.context().close()
})

/** Does the only task that somebody has for a record. */
async function finish(api: TestApi, record: TestRecord, done: object): Promise<void> {
  const { tasks } = await api.send('GET', `/api/tasks?scope=mine&record=${name()}/${record.id}`)
  expect(tasks).toHaveLength(1)
  await api.send('POST', `/api/tasks/${tasks[0].id}/complete`, done)
}

/** Where the process of a record stands. */
async function waitingAt(api: TestApi, record: TestRecord): Promise<{ state: string; nodes: string[] }> {
  const { instances } = await api.send('GET', `/api/workflow-instances?record=${name()}/${record.id}`)
  const { state, waits, definition } = await api.send('GET', `/api/workflow-instances/${instances[0].id}`)
  const nodes = waits.map(
    (wait: { node: string }) => definition.nodes.find((node: { id: string }) => node.id === wait.node)?.label.en,
  )
  return { state, nodes }
}
