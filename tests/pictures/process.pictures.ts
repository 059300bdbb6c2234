/** Pictures of docs/process.md: canvas and panel, simulation, inbox, processes, one process, its figures. */
import path from 'node:path'
import type { Page } from '@playwright/test'
import { signIn } from '../e2e/support/colleague.ts'
import { canvas, test as drafted } from '../e2e/support/opened-draft.ts'
import { visit } from '../e2e/support/test.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/images/process')
const keep = (page: Page, name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) })

drafted('Quote requests', async ({ page, api, draft }) => {
  const [zhao, gao, shen, luo, tang] = await Promise.all(
    ['zhao.min', 'gao.yuan', 'shen.jie', 'luo.bin', 'tang.kai'].map(login => signIn(page, api, login)),
  )
  if (!zhao || !gao || !shen || !luo || !tang) throw new Error('Somebody is missing')
  const finish = async (who: typeof gao, record: string, done: object) => {
    for (const scope of ['mine', 'groups']) {
      const { tasks } = await who.api.send('GET', `/api/tasks?scope=${scope}&record=quote_request/${record}`)
      if (!tasks[0]) continue
      if (scope === 'groups') await who.api.send('POST', `/api/tasks/${tasks[0].id}/claim`)
      await who.api.send('POST', `/api/tasks/${tasks[0].id}/complete`, done)
      return
    }
    throw new Error('Nothing to do')
  }
  const [account] = await zhao.api.list('account', { fields: ['name'], limit: 1 })
  const [product] = await zhao.api.list('product', { fields: ['name'], limit: 1 })
  const names = ['Packaging hall', 'Cold store', 'Bottling line', 'Test bench', 'Boiler house', 'Paint shop']
  const requests: string[] = []
  for (const name of names) {
    const opportunity = await zhao.api.create('opportunity', {
      name,
      account: account?.id,
      industry_manager: gao.id,
      close_date: '2027-03-31',
      lines: { create: [{ product: product?.id, quantity: '4', price: { amount: '900', currency: 'CNY' } }] },
    })
    const request = await zhao.api.create('quote_request', {
      name,
      opportunity: opportunity.id,
      account: account?.id,
      industry_manager: gao.id,
      requirements: 'Two phases, one price each',
      needed_by: '2027-02-15',
      lines: { create: [{ product: product?.id, quantity: '4', price: { amount: '900', currency: 'CNY' } }] },
    })
    requests.push(request.id)
    await zhao.api.update('quote_request', request.id, { status: 'industry_review' })
  }
  const engineers = { quote_engineer: luo.id, technical_engineer: tang.id, documents_due: '2027-01-15' }
  for (const id of requests.slice(1)) await finish(gao, id, { outcome: 'confirm' })
  for (const id of requests.slice(3)) await finish(shen, id, { outcome: 'hand_out', values: engineers })

  await visit(luo.page, '/tasks')
  await keep(luo.page, 'inbox')
  await visit(page, '/processes')
  await keep(page, 'processes')
  const { instances } = await api.send('GET', `/api/workflow-instances?record=quote_request/${requests[4]}`)
  await visit(page, `/processes/${instances[0].id}`)
  await page.locator('.diagram-token').first().waitFor()
  await keep(page, 'process')
  await visit(page, '/processes/workflow/quote_request_handling')
  await page.locator('.djs-element').first().waitFor()
  await keep(page, 'heat')

  await draft.show('workflow', 'quote_request_handling')
  await page.locator('.djs-element[data-element-id="prepare_quote"]').first().click()
  await page.locator('.djs-context-pad.open').waitFor()
  await keep(page, 'canvas')
  await canvas(page).getByRole('button', { name: 'Simulate' }).click()
  const panel = page.getByRole('complementary', { name: 'Simulation' })
  const record = panel.getByRole('combobox', { name: 'Record' })
  await record.click()
  await record.fill('Paint shop')
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click()
  await panel.getByRole('button', { name: 'Start', exact: true }).click()
  await panel.getByRole('region', { name: 'Waiting for' }).waitFor()
  await keep(page, 'simulation')
})
