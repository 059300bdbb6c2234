import { administrator } from './support/administrator.ts'
import { createApi } from './support/api.ts'
import { expect, test, visit } from './support/test.ts'

test('who is mentioned sees it at the bell without loading anew, and reads it', async ({
  page,
  api,
  browser,
  baseURL,
}) => {
  const record = await api.create('account', { record_type: 'organization', name: 'Much Mentioned Ltd.' })
  const [lee] = await api.list('user', { fields: ['name', 'login'], search: 'Daniel', limit: 1 })
  const { url } = await api.send('POST', `/api/admin/users/${lee?.id}/invitation`)
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: 'en-US' })
  const origin = baseURL ?? ''
  const other = createApi(context.request, origin)
  await other.send('POST', `${origin}/api/sign-in-links/${String(url).split('/').at(-1)}`, {
    password: administrator.password,
  })
  const theirs = await context.newPage()
  await theirs.addInitScript(() => localStorage.setItem('fulcrum.locale', 'en'))
  await theirs.goto(`${origin}/records/account/${record.id}`)
  await expect(theirs.getByRole('button', { name: 'Notifications' })).toBeVisible()
  const stream = theirs.waitForRequest(request => request.url().includes('/api/events'))
  await stream

  await visit(page, `/records/account/${record.id}`)
  await page.getByRole('tab', { name: 'Comments' }).click()
  const input = page.getByLabel('Write a comment')
  await input.pressSequentially('Please look @Dan')
  await page.locator('.ant-mentions-dropdown').getByText(String(lee?.name)).click()
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.locator('.comments strong', { hasText: `@${lee?.name}` })).toBeVisible()

  await theirs.getByRole('button', { name: '1 unread notification' }).click()
  const list = theirs.getByRole('region', { name: 'Notifications' })
  await list.getByRole('link', { name: /mentioned you in a comment on Much Mentioned Ltd\./ }).click()
  await expect(theirs.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()

  await api.update('account', record.id, { name: 'Renamed Meanwhile Ltd.' })
  await expect(theirs.getByRole('heading', { level: 1, name: 'Renamed Meanwhile Ltd.' })).toBeVisible()
  await context.close()
})

test('a person says when he is away and who stands in', async ({ page }) => {
  await visit(page, '/profile')
  await page.getByRole('button', { name: 'Add an absence' }).click()
  const dialog = page.getByRole('dialog')
  const substitute = dialog.getByRole('combobox', { name: 'Substitute' })
  await substitute.click()
  await substitute.fill('Daniel')
  await page.locator('.ant-select-item-option').filter({ hasText: 'Daniel' }).first().click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  const absences = page.getByRole('region', { name: 'Absence' })
  await expect(absences.getByText(/^Daniel/)).toBeVisible()
  await absences.getByRole('button', { name: 'Remove' }).click()
  await expect(absences.getByText('You have not said that you will be away.')).toBeVisible()
})
