import { administrator } from './support/administrator.ts'
import { expect, test } from './support/test.ts'

test.use({ storageState: { cookies: [], origins: [] }, expected: [401] })

test('a wrong password is refused and the right one leads to where one wanted to go', async ({ page }) => {
  await page.goto('/records/account?view=all_accounts')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Login').fill(administrator.login)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('The login or the password is wrong.')

  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/records\/account\?view=all_accounts/)
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
})

test('the language can be chosen before signing in', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '简体中文' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible()
})

test('when a session ends in the middle of work, nothing typed is lost', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Login').fill(administrator.login)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
  await page.goto('/records/account/new?type=organization')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Sessions end')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.getByLabel('Password', { exact: true }).fill(administrator.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions end' })).toBeVisible()
})

test.describe('a stranger', () => {
  test.use({ expected: [] })

  test('is shown the sign-in without anything going wrong', async ({ page }) => {
    const asked: string[] = []
    page.on('request', request => {
      if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname)
    })
    await page.goto('/records/account')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect(asked).toEqual(['/api/me'])
  })
})
