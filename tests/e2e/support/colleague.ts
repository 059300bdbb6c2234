/** People of the sample records at work: each in a window of his own, in English, beside the administrator of the tests. */
import { expect, type Page } from '@playwright/test'
import { administrator } from './administrator.ts'
import { createApi, type TestApi } from './api.ts'
import { visit } from './test.ts'

export interface Colleague {
  readonly id: string
  readonly page: Page
  readonly api: TestApi
}

/** Signs a person of the sample records in, by his login. */
export async function signIn(page: Page, api: TestApi, login: string): Promise<Colleague> {
  const [person] = await api.list('user', {
    fields: ['name'],
    filter: { combinator: 'and', rules: [{ field: 'login', operator: '=', value: login }] },
    limit: 1,
  })
  const browser = page.context().browser()
  if (!person || !browser) throw new Error(`Nobody signs in as ${login}`)
  const { url } = await api.send('POST', `/api/admin/users/${person.id}/invitation`)
  const link = new URL(String(url))
  const context = await browser.newContext({
    baseURL: link.origin,
    storageState: { cookies: [], origins: [] },
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
  })
  const own = createApi(context.request, link.origin)
  await own.send('POST', `/api/sign-in-links/${link.pathname.split('/').at(-1)}`, { password: administrator.password })
  await own.me({ locale: 'en' })
  return { id: person.id, page: await context.newPage(), api: own }
}

/** Opens the task of that name for a record from the inbox; `groups` where nobody has it yet, which is then taken. */
export async function openTask({ page }: Colleague, task: string, record: string, groups = false): Promise<void> {
  await visit(page, groups ? '/tasks?scope=groups' : '/tasks')
  await page
    .getByRole('list', { name: 'Tasks' })
    .getByRole('link', { name: new RegExp(`${task}.*${record}`) })
    .click()
  await expect(page.getByRole('heading', { name: task })).toBeVisible()
  if (groups) await page.getByRole('button', { name: 'Take it' }).click()
}
