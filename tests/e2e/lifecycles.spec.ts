/** A record goes its way through its states, on its page and on the board. */
import { drag } from './support/drag.ts'
import { promoteRentals } from './support/lifecycle.ts'
import { expect, test, visit } from './support/test.ts'

test.beforeEach(({ api }) => promoteRentals(api))

test.describe('a record', () => {
  test.use({ expected: [409, 412, 422] })

  test('goes from state to state by its buttons, which say what is missing and ask for what they need', async ({
    page,
    api,
  }) => {
    const made = await api.create('rental', { subject: 'Crane for the hall' })
    await visit(page, `/records/rental/${made.id}`)
    const states = page.getByRole('list', { name: 'Stage' })
    const steps = page.getByRole('group', { name: 'Next steps' })
    await expect(states.locator('[aria-current="step"]')).toContainText('Asked for')
    await expect(page.getByText('Ask what it is for.')).toBeVisible()
    await expect(page.getByRole('main').getByText('Deposit')).toHaveCount(0)

    const agree = steps.getByRole('button', { name: 'Agree' })
    await expect(agree).toHaveAttribute('aria-disabled', 'true')
    await agree.focus()
    const missing = page.getByRole('tooltip')
    await expect(missing).toContainText('“Agree” is not possible yet')
    await expect(missing).toContainText('The place is known')
    await page.keyboard.press('Escape')

    await api.update('rental', made.id, { place: 'North yard' })
    await page.reload()
    await steps.getByRole('button', { name: 'Agree' }).click()
    await expect(states.locator('[aria-current="step"]')).toContainText('Agreed')

    await steps.getByRole('button', { name: 'Hand over' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hand over' })
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(dialog.getByText('Fill this in.')).toBeVisible()
    await dialog.getByLabel('Deposit').fill('20')
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Hand over')
    await dialog.getByLabel('Deposit').fill('200')
    await dialog.getByLabel('Comment').fill('With both keys')
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(states.locator('[aria-current="step"]')).toContainText('Running')
    expect(await api.get('rental', made.id)).toMatchObject({ stage: 'running', deposit: '200.00' })

    await page.getByRole('button', { name: /In this state/ }).click()
    await expect(page.getByText('With both keys')).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Edit' }).first().click()
    await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveCount(0)
    await expect(page.getByRole('combobox', { name: 'Stage' })).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Place' })).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()

    await api.send('POST', `/api/records/rental/${made.id}/bulk`.replace(`/${made.id}`, ''), {
      ids: [made.id],
      set: { stage: 'returned' },
    })
    await steps.getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByText('Somebody was faster')).toBeVisible()
    await expect(states.locator('[aria-current="step"]')).toContainText('Returned')
  })
})

test('cards of the board go where the lifecycle lets them, by hand and by their menu', async ({ page, api }) => {
  const subject = `Lift ${Date.now()}`
  const made = await api.create('rental', { subject, place: 'South yard' })
  await visit(page, '/records/rental')
  await page.getByText('Board', { exact: true }).locator('xpath=ancestor::label').click()
  const column = (name: string) => page.getByRole('region', { name, exact: true })
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: subject }) })
  await expect(column('Asked for').getByRole('link', { name: subject })).toBeVisible()

  await drag(card, column('Returned'), { x: 0.5, y: 0.5 })
  await expect(column('Asked for').getByRole('link', { name: subject })).toBeVisible()
  await drag(card, column('Agreed'), { x: 0.5, y: 0.5 })
  await expect(column('Agreed').getByRole('link', { name: subject })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: `${subject} is now in Agreed.` })).toBeAttached()

  await page.getByRole('button', { name: `Move ${subject}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Returned' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Refused' }).click()
  const dialog = page.getByRole('dialog', { name: 'Refuse' })
  await dialog.getByLabel('Reason').fill('No driver')
  await dialog.getByRole('button', { name: 'Refuse' }).click()
  await expect(column('Refused').getByRole('link', { name: subject })).toBeVisible()
  // The card is there before the server has said yes.
  await expect.poll(() => api.get('rental', made.id)).toMatchObject({ stage: 'refused', reason: 'No driver' })

  await visit(page, '/records/rental')
  await expect(column('Refused')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 780 })
  await page.getByRole('button', { name: /^Refused/ }).click()
  await expect(page.getByRole('link', { name: subject })).toBeVisible()
  await expect(column('Asked for')).toHaveCount(0)
})

test('states, transitions and boards speak Chinese', async ({ page, api }) => {
  const made = await api.create('rental', { subject: '叉车' })
  await api.me({ locale: 'zh-CN' })
  try {
    await visit(page, `/records/rental/${made.id}`)
    await expect(page.getByRole('group', { name: '下一步' }).getByRole('button', { name: '同意' })).toBeVisible()
    await expect(page.getByRole('list', { name: '阶段' }).locator('[aria-current="step"]')).toContainText('已申请')
    await expect(page.getByText('了解用途。')).toBeVisible()
    await visit(page, '/records/rental?board=stage')
    await expect(page.getByRole('region', { name: '租赁（按阶段）' })).toBeVisible()
  } finally {
    await api.me({ locale: 'en' })
  }
})
