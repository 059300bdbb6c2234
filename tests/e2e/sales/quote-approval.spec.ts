/** A large quote is approved by a manager other than whoever asked, who is told of which quote what was decided. */
import { openTask, signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

test.describe('a quote above the limit', () => {
  test.use({ expected: [409] })

  test('is approved by somebody else, and cannot be changed meanwhile', async ({ page, api }) => {
    const [wang, lin] = await Promise.all([signIn(page, api, 'wang.lei'), signIn(page, api, 'lin.xiaoyan')])
    const [account] = await wang.api.list('account', { fields: ['name'], limit: 1 })
    const [product] = await wang.api.list('product', { fields: ['name'], limit: 1 })
    const name = `Large quote ${Date.now()}`
    const price = { amount: '900000', currency: 'CNY' }
    const quote = await wang.api.create('quote', {
      name,
      account: account?.id,
      lines: { create: [{ product: product?.id, quantity: '1', price }] },
    })

    await visit(wang.page, `/records/quote/${quote.id}`)
    await wang.page.getByRole('button', { name: 'Ask for approval' }).click()
    await expect(wang.page.getByText('Asked for').first()).toBeVisible()
    for (const scope of ['mine', 'groups']) {
      const { tasks } = await wang.api.send('GET', `/api/tasks?scope=${scope}`)
      expect(tasks.filter((task: { record: { id: string } | null }) => task.record?.id === quote.id)).toEqual([])
    }
    await expect(wang.api.update('quote', quote.id, { notes: 'Later' })).rejects.toThrow('approval/locked')
    await expect(wang.api.update('quote', quote.id, { approval: 'approved' })).rejects.toThrow()

    await openTask(lin, 'Decide on the quote', name, true)
    await lin.page.getByRole('button', { name: 'Approve', exact: true }).click()
    await expect(lin.page.getByText('Sent: Approve')).toBeVisible()
    expect(await wang.api.get('quote', quote.id)).toMatchObject({ approval: 'approved' })
    const { notifications } = await wang.api.send('GET', '/api/notifications')
    expect(JSON.stringify(notifications[0])).toContain(name)
    expect(JSON.stringify(notifications[0])).toMatch(/approved/i)
    for (const who of [wang, lin]) await who.page.context().close()
  })
})
