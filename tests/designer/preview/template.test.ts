import { afterAll, beforeAll, expect, test } from 'vitest'

import { createCatalogCache } from '#runtime/catalog-cache.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { createActors } from '#runtime/people/actors.ts'
import type { Caller } from '#runtime/system.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { type PreviewWorld, previewWorld } from './preview-world.ts'

let fresh: TestDatabase
let world: PreviewWorld
let admin: Caller
let draft: string

beforeAll(async () => {
  fresh = await installedDatabase('sales')
  const system = await openSystem(fresh.db, 'Asia/Shanghai')
  const [row] = await fresh.db.query<{ id: string }>({
    text: `select id from ed."user" where login = 'admin'`,
    values: [],
  })
  const actor = await createActors(system).find(row?.id ?? '')
  if (!actor) throw new Error('There is no administrator')
  admin = { actor, source: { kind: 'form' } }
  world = await previewWorld(system, fresh.url)
  draft = (await world.draft(admin)).id
})
afterAll(async () => {
  await world?.close()
  await fresh?.drop()
})

test('the sample records of the template, under a draft that renamed what they use', async () => {
  await world.edit(draft, definitions =>
    definitions.map(item =>
      item.kind === 'object' && item.name === 'product' ? { ...item, label: { en: 'Ware', 'zh-CN': '货品' } } : item,
    ),
  )
  const state = await world.make(admin, draft, { from: 'template' })
  expect(state).toMatchObject({ state: 'ready', from: 'template', template: 'sales', version: 2, applied: 2 })
  expect(state.done).toBeGreaterThan(5000)
  const person = state.people.find((item: { roles: string[] }) => item.roles.includes('crm-role-sales_manager'))
  const mount = `/preview/${draft}/${person.as}/api`
  const list = await world.ask(admin, 'GET', `${mount}/records/account?count=true&limit=1`)
  expect(list.body.count).toBeGreaterThan(50)
  const catalog = await world.ask(admin, 'GET', `${mount}/catalog`)
  const product = catalog.body.objects.find((item: { name: string }) => item.name === 'product')
  expect(product.label).toEqual({ en: 'Ware', 'zh-CN': '货品' })
})

test('who tries a list without saying as whom is an administrator where nobody knows him', async () => {
  const answer = await world.ask(admin, 'POST', `/api/designer/drafts/${draft}/try`, {
    filter: { object: 'account', filter: null },
  })
  expect(answer.status).toBe(200)
  expect(answer.body.answer.count).toBeGreaterThan(50)
})

test('production has none of it', async () => {
  const [row] = await fresh.db.query<{ count: number }>({
    text: 'select count(*) as count from ed.account',
    values: [],
  })
  expect(row?.count).toBe(0)
  const { objects } = (await createCatalogCache(fresh.db)).current()
  expect(objects.get('product')?.definition.label.en).toBe('Product')
})
