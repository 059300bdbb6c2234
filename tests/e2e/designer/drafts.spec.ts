import { createDraft, discardDraft, runCommand } from '../support/designer.ts'
import { expect, test, visit } from '../support/test.ts'

test('a draft is opened, named, shared, discarded and restored', async ({ page }) => {
  await visit(page, '/designer')
  await page.getByRole('button', { name: 'New draft' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Visits by region')
  await page.getByRole('button', { name: 'Open the draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Visits by region' })).toBeVisible()
  await expect(page.getByText('No edits yet')).toBeVisible()

  await page.getByRole('link', { name: 'Designer', exact: true }).click()
  const row = page.getByRole('row', { name: /Visits by region/ })
  await row.getByRole('button', { name: 'More: Visits by region' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Visits by district')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  const renamed = page.getByRole('row', { name: /Visits by district/ })
  await expect(renamed).toContainText('nobody')
  await renamed.getByRole('button', { name: 'More: Visits by district' }).click()
  await page.getByRole('menuitem', { name: 'Share with all designers' }).click()
  await expect(renamed).toContainText('all designers')

  await renamed.getByRole('button', { name: 'More: Visits by district' }).click()
  await page.getByRole('menuitem', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect(renamed).toBeHidden()
  await page.getByRole('switch', { name: 'Show discarded drafts' }).click()
  await page
    .getByRole('row', { name: /Visits by district/ })
    .getByRole('button', { name: 'Restore' })
    .click()
  await page.getByRole('switch', { name: 'Show discarded drafts' }).click()
  await expect(page.getByRole('row', { name: /Visits by district/ })).toBeVisible()
})

test('edits read like a log, are undone and redone by keyboard, and are seen by others', async ({ page, api }) => {
  const draft = await createDraft(api, 'A log of edits')
  await visit(page, `/designer/drafts/${draft}`)
  // Somebody else edits the same draft; it shows without a reload.
  await runCommand(api, draft, 'set-property', {
    kind: 'object',
    name: 'lead',
    path: ['label', 'en'],
    value: 'Prospect',
  })
  await expect(page.getByRole('link', { name: 'Prospect', exact: true })).toBeVisible()
  const edits = page.getByRole('region', { name: 'Edits' }).getByRole('listitem')
  await expect(edits).toHaveCount(1)
  await expect(edits).toContainText('Administrator')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('link', { name: 'Lead', exact: true })).toBeVisible()
  await expect(edits).toContainText('undone')
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('link', { name: 'Prospect', exact: true })).toBeVisible()
  await discardDraft(api, draft)
})

test.describe('a draft that was discarded elsewhere', () => {
  test.use({ expected: [409] })

  test('says so, is kept to be looked at, and can be restored', async ({ page, api }) => {
    const draft = await createDraft(api, 'Discarded elsewhere')
    await visit(page, `/designer/drafts/${draft}`)
    await discardDraft(api, draft)
    await expect(page.getByText('This draft was discarded.')).toBeVisible()
    await page.getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByText('This draft was discarded.')).toBeHidden()
    await discardDraft(api, draft)
  })
})

test('findings are counted, listed and lead to their place', async ({ page, api }) => {
  const draft = await createDraft(api, 'With an error')
  const form = (await api.send('GET', `/api/designer/drafts/${draft}/definitions`)).definitions.find(
    (item: { kind: string; object?: string }) => item.kind === 'list' && item.object === 'lead',
  )
  await api.send('PUT', `/api/designer/drafts/${draft}/definitions/list/${form.name}`, {
    ...form,
    columns: [...form.columns, { field: 'no_such_field' }],
  })
  await visit(page, `/designer/drafts/${draft}`)
  await page.getByRole('button', { name: /1 error/ }).click()
  await page.getByRole('dialog').getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/list/${form.id}`))
  await expect(page.getByText('no_such_field').first()).toBeVisible()
  await discardDraft(api, draft)
})
