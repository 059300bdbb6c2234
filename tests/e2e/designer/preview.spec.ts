/** The end users' app over a draft: as a role, in a frame, apart from production. */
import { expect, test } from '@playwright/test'

interface PreviewState {
  readonly state: string
  readonly people: readonly { readonly name: string; readonly as: string; readonly roles: readonly string[] }[]
  readonly roles: readonly { readonly name: string; readonly as: string }[]
}

let address: string
let draft: string
let state: PreviewState

test.beforeAll(async ({ request, baseURL }) => {
  const headers = { origin: baseURL ?? '' }
  const made = await request.post('/api/designer/drafts', { headers, data: { name: 'To be tried' } })
  draft = (await made.json()).id
  address = `/api/designer/drafts/${draft}/preview`
  const begun = await request.post(address, { headers, data: { from: 'production', records: 50 } })
  expect(begun.status()).toBe(202)
  do state = await (await request.get(address)).json()
  while (['making', 'filling'].includes(state.state))
  expect(state.state).toBe('ready')
})

test.afterAll(async ({ request, baseURL }) => {
  await request.delete(`/api/designer/drafts/${draft}`, { headers: { origin: baseURL ?? '' } })
})

test('a role sees the app with its own menu, makes a record, and production has none of it', async ({
  page,
  baseURL,
}) => {
  const role = state.roles.find(item => item.name === 'sales_representative')
  await page.goto(`/preview/${draft}/${role?.as}`)
  await expect(page.getByText('Preview: what you do here does not touch production.')).toBeVisible()
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/preview/${draft}/${role?.as}/records/account`))
  await page.goto(`/preview/${draft}/${role?.as}/records/account/new?type=organization`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tried in a preview')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/preview/${draft}/${role?.as}/records/account/[0-9a-f-]{36}`))
  await expect(page.getByRole('heading', { name: 'Tried in a preview' })).toBeVisible()
  const found = await page.request.post('/api/records/account/query', {
    headers: { origin: baseURL ?? '' },
    data: { filter: { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'Tried in a preview' }] } },
  })
  expect((await found.json()).records).toEqual([])
})

test('a person: the records are there, personal values are not, and nothing leads out', async ({ page }) => {
  const person = state.people.find(item => item.roles.includes('crm-role-sales_manager')) ?? state.people[0]
  const mount = `/preview/${draft}/${person?.as}`
  const outside: string[] = []
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (!pathname.startsWith(mount) && !pathname.startsWith('/assets/')) outside.push(pathname)
  })
  await page.goto(`${mount}/records/contact`)
  await expect(page.getByText(/^[a-z]+\.[0-9a-f]{8}@example\.com$/).first()).toBeVisible()
  await page.getByRole('button', { name: new RegExp(person?.name ?? '') }).click()
  await expect(page.getByRole('menuitem', { name: 'Profile', exact: true })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Profile', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${mount}/profile`))
  await expect(page.getByText('API keys')).toHaveCount(0)
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll(found => found.map(link => link.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter(link => !link.startsWith(mount))).toEqual([])
  expect(outside).toEqual([])
})

test('in a frame of the designer, and in Chinese', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await page.goto('/records/account')
  await page.evaluate(
    source => {
      const frame = document.createElement('iframe')
      frame.src = source
      frame.title = 'preview'
      frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;z-index:9999'
      document.body.append(frame)
    },
    `/preview/${draft}/${state.roles.find(item => item.name === 'sales_representative')?.as}`,
  )
  await expect(page.frameLocator('iframe').getByText('预览：此处的操作不会影响线上数据。')).toBeVisible()
})
