import { createDraft, discardDraft, promoteDraft, runCommand } from '../support/designer.ts'
import { expect, test, visit } from '../support/test.ts'

const rename = (api: Parameters<typeof runCommand>[0], draft: string, object: string, label: string) =>
  runCommand(api, draft, 'set-property', { kind: 'object', name: object, path: ['label', 'en'], value: label })

test('what a removed field destroys is counted, acknowledged by name, promoted and taken back', async ({
  page,
  api,
}) => {
  const record = await api.create('lead', {
    subject: 'Fax wanted',
    company: 'Fax Works',
    contact_name: 'Ines Faxholm',
    website: 'https://fax.example',
  })
  const draft = await createDraft(api, 'Without the website of leads')
  await runCommand(api, draft, 'remove-field', { object: 'lead', field: 'website', also: 'all' })
  await visit(page, `/designer/drafts/${draft}/promote`)
  await expect(page.getByText(/Website.*removed/i).first()).toBeVisible()
  const impact = page.getByRole('region', { name: 'What it does to records and people' })
  await expect(impact.getByText('remove-field lead.website')).toBeVisible()
  await page.getByRole('textbox', { name: 'What this is about' }).fill('Nobody uses it')
  await expect(page.getByRole('button', { name: 'Promote now' })).toBeDisabled()
  await impact.getByRole('checkbox', { name: 'I know and want it' }).check()
  await page.getByRole('button', { name: 'Promote now' }).click()
  await expect(page.getByText(/Revision \d+ is the head/)).toBeVisible()
  expect(await api.get('lead', record.id)).not.toHaveProperty('website')

  await visit(page, '/designer/parked')
  await expect(page.getByRole('row', { name: /Website/ })).toBeVisible()

  await visit(page, '/designer/revisions')
  const rows = page.locator('table').first().getByRole('row')
  await rows.nth(2).getByRole('link').click()
  await page.getByRole('button', { name: 'Roll back to it' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Why' }).fill('It was used after all')
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await dialog.getByRole('button', { name: 'Roll back to it' }).click()
  await expect(page).toHaveURL(/\/designer\/revisions$/)
  expect((await api.get('lead', record.id)).website).toBe('https://fax.example')
  await discardDraft(api, draft)
})

test('when production has moved on, its changes are taken in with one click, then promoted', async ({ page, api }) => {
  const mine = await createDraft(api, 'Mine')
  const theirs = await createDraft(api, 'Theirs')
  await rename(api, mine, 'campaign', 'Marketing campaign')
  await rename(api, theirs, 'product', 'Article')
  await promoteDraft(api, theirs, 'Articles')
  await visit(page, `/designer/drafts/${mine}/promote`)
  await expect(page.getByText('Production has moved on meanwhile')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Promote now' })).toBeDisabled()
  await page.getByRole('button', { name: 'Take these changes in' }).click()
  await expect(page.getByText('Production has moved on meanwhile')).toBeHidden()
  await page.getByRole('textbox', { name: 'What this is about' }).fill('Campaigns')
  await page.getByRole('button', { name: 'Promote now' }).click()
  await expect(page.getByText(/Revision \d+ is the head/)).toBeVisible()
  const catalog = await api.send('GET', '/api/catalog')
  const label = (name: string) => catalog.objects.find((item: { name: string }) => item.name === name).label.en
  expect([label('campaign'), label('product')]).toEqual(['Marketing campaign', 'Article'])

  const back = await createDraft(api, 'Back')
  await rename(api, back, 'campaign', 'Campaign')
  await rename(api, back, 'product', 'Product')
  await promoteDraft(api, back, 'As it was')
  for (const draft of [mine, theirs, back]) await discardDraft(api, draft)
})

test.describe('both changed the same', () => {
  test.use({ expected: [409] })

  test('is listed, and nothing is overwritten', async ({ page, api }) => {
    const mine = await createDraft(api, 'Mine')
    const theirs = await createDraft(api, 'Theirs')
    await rename(api, mine, 'campaign', 'Drive')
    await rename(api, theirs, 'campaign', 'Crusade')
    await promoteDraft(api, theirs, 'Crusades')
    await visit(page, `/designer/drafts/${mine}/promote`)
    await page.getByRole('button', { name: 'Take these changes in' }).click()
    await expect(page.getByText('Both changed the same places')).toBeVisible()
    await expect(page.getByText(/Drive.*Crusade/)).toBeVisible()

    const back = await createDraft(api, 'Back')
    await rename(api, back, 'campaign', 'Campaign')
    await promoteDraft(api, back, 'As it was')
    for (const draft of [mine, theirs, back]) await discardDraft(api, draft)
  })
})

test('a revision opens as it was, and cannot be changed', async ({ page }) => {
  await visit(page, '/designer/revisions/1')
  await page.getByRole('button', { name: 'Look at it as it was' }).click()
  await expect(page.getByText('As of revision 1')).toBeVisible()
  await page.getByRole('link', { name: 'Account', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Promote' })).toHaveCount(0)
})

test('any two revisions, drafts and templates are compared', async ({ page, api }) => {
  const draft = await createDraft(api, 'To compare')
  await rename(api, draft, 'lead', 'Prospect')
  await visit(page, '/designer/revisions')
  const compare = page.getByRole('region', { name: 'Compare' })
  for (const [label, option] of [
    ['From', 'Revision 1'],
    ['To', 'Draft To compare'],
  ] as const) {
    await compare.getByRole('combobox', { name: label }).fill(option)
    await page.keyboard.press('Enter')
  }
  await expect(compare.getByText('Prospect').first()).toBeVisible()
  await discardDraft(api, draft)
})

test('a promotion that is paused can be resumed and cancelled by whoever comes later', async ({ page, api }) => {
  const draft = await createDraft(api, 'While another is paused')
  await rename(api, draft, 'lead', 'Prospect')
  // A pause lasts long enough to be seen on tables of millions of rows only; here the state is told to the page.
  const paused = { state: 'paused', phase: 'prepare', done: 40, total: 100, table: 'lead', estimate: null }
  let asked = ''
  await page.route('**/api/designer/promotion', route => route.fulfill({ json: { promotion: asked ? null : paused } }))
  await page.route('**/api/designer/promotion/cancel', route => {
    asked = route.request().method()
    return route.fulfill({ json: { promotion: null } })
  })
  await visit(page, `/designer/drafts/${draft}/promote`)
  await page.getByRole('textbox', { name: 'What this is about' }).fill('Not now')
  const progress = page.getByRole('status').filter({ hasText: 'Paused' })
  await expect(progress.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Promote now' })).toBeDisabled()
  await progress.getByRole('button', { name: 'Cancel' }).click()
  await expect(progress).toBeHidden()
  expect(asked).toBe('POST')
  await expect(page.getByRole('button', { name: 'Promote now' })).toBeEnabled()
  await discardDraft(api, draft)
})
