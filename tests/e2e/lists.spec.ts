import { choose } from './support/form.ts'
import { expect, test, visit } from './support/test.ts'

test('a filter across a reference narrows the list and is kept as a view', async ({ page, api }) => {
  const account = await api.create('account', { record_type: 'organization', name: 'Filtered Ltd.', city: 'Reykjavík' })
  await api.create('contact', { name: 'Sigrún Filter', account: account.id })
  await visit(page, '/records/contact')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Filter' })
  await panel.getByRole('combobox', { name: 'Field' }).click()
  await page.keyboard.type('Account › City')
  await page.keyboard.press('Enter')
  await choose(panel, 'Comparison', 'is')
  await panel.getByRole('textbox', { name: 'Value' }).fill('Reykjavík')
  await panel.getByRole('button', { name: 'Apply' }).click()
  const rows = page.getByRole('grid').locator('tbody tr')
  await expect(rows).toHaveCount(1)
  await expect(page).toHaveURL(/filter=/)

  await page.getByRole('button', { name: 'Save as view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as view' })
  await dialog.getByLabel('Name').fill('From Reykjavík')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'From Reykjavík', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await page.reload()
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('Sigrún Filter')
})

test('selected records are changed at once and the job says how it went', async ({ page, api }) => {
  const names = ['Mass One', 'Mass Two', 'Mass Three']
  for (const name of names) await api.create('account', { record_type: 'organization', name, city: 'Nowhere' })
  await visit(page, '/records/account?q=Mass')
  const rows = page.getByRole('grid').locator('tbody tr')
  await expect(rows).toHaveCount(3)
  await page.getByRole('checkbox', { name: 'Select all loaded' }).check()
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Change a field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change a field' })
  await choose(dialog, 'Field', 'City')
  await dialog.getByLabel('New value').fill('Somewhere')
  await dialog.getByRole('button', { name: 'Change 3 records' }).click()
  const job = page.getByRole('dialog', { name: 'Changing the records' })
  await expect(job.getByText('Done')).toBeVisible({ timeout: 30_000 })
  await job.getByRole('button', { name: 'Close', exact: true }).last().click()
  for (const name of names) {
    const [record] = await api.list('account', {
      filter: { combinator: 'and', rules: [{ field: 'name', operator: '=', value: name }] },
      fields: ['city'],
    })
    expect(record?.city).toBe('Somewhere')
  }
})

test('columns sort, more pages load, the address holds it all', async ({ page }) => {
  await visit(page, '/records/account')
  const rows = page.getByRole('grid').locator('tbody tr')
  await expect(rows).toHaveCount(50)
  await page.getByRole('columnheader', { name: 'City' }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=city/)
  await expect(page.getByRole('columnheader', { name: 'City' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(rows).toHaveCount(100)
  // A column that falls by the view's own order rises when it is clicked.
  await visit(page, '/records/opportunity')
  const closes = page.getByRole('columnheader', { name: 'Close date' })
  await expect(closes).toHaveAttribute('aria-sort', 'descending')
  await closes.getByRole('button').click()
  await expect(closes).toHaveAttribute('aria-sort', 'ascending')
  await closes.getByRole('button').click()
  await expect(closes).toHaveAttribute('aria-sort', 'descending')
})

test('a condition on children begins with a field of theirs', async ({ page }) => {
  await visit(page, '/records/account')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const fields = page.getByRole('region', { name: 'Filter' }).getByRole('combobox', { name: 'Field' })
  await fields.first().click()
  await fields.first().fill('Activities')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText('any with')
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText('Subject')
})

test('a list is walked through by keyboard', async ({ page }) => {
  await visit(page, '/records/account')
  const cell = (row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`)
  await cell(0, 0).focus()
  await page.keyboard.press('ArrowDown')
  await expect(cell(1, 0)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(cell(1, 1)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 selected')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/records\/account\/[0-9a-f-]{36}/)
})

test('a value is changed in its cell', async ({ page, api }) => {
  const record = await api.create('opportunity', {
    name: 'Inline Change',
    account: (await api.create('account', { record_type: 'organization', name: 'Inline Ltd.' })).id,
  })
  await visit(page, '/records/opportunity?q=Inline+Change')
  const column = await page.getByRole('columnheader').allInnerTexts()
  const index = column.findIndex(text => text.trim() === 'Name') - 1
  await page.locator(`[data-cell="0:${index}"]`).focus()
  await page.keyboard.press('F2')
  const input = page.getByRole('textbox', { name: 'Name' })
  await input.fill('Inline Changed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Inline Changed' })).toBeVisible()
  expect((await api.get('opportunity', record.id)).name).toBe('Inline Changed')
})

test.describe('a value that is refused', () => {
  test.use({ expected: [422] })

  test('stays in its cell to be mended', async ({ page, api }) => {
    const record = await api.create('account', { record_type: 'organization', name: 'Refused Inline' })
    await visit(page, '/records/account?q=Refused+Inline')
    const column = await page.getByRole('columnheader').allInnerTexts()
    const index = column.findIndex(text => text.trim() === 'Name') - 1
    await page.locator(`[data-cell="0:${index}"]`).focus()
    await page.keyboard.press('F2')
    const input = page.getByRole('textbox', { name: 'Name' })
    await input.fill('')
    await page.keyboard.press('Enter')
    await expect(page.locator('.ant-message-notice')).toBeVisible()
    await expect(input).toHaveValue('')
    await input.fill('Refused Inline Mended')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: 'Refused Inline Mended' })).toBeVisible()
    expect((await api.get('account', record.id)).name).toBe('Refused Inline Mended')
  })
})

test('columns are widened by dragging, rows are made compact, and both are kept', async ({ page }) => {
  await visit(page, '/records/account')
  const head = page.getByRole('columnheader', { name: 'Status' })
  const width = async () => (await head.boundingBox())!.width
  const before = await width()
  const grip = (await head.locator('.column-grip').boundingBox())!
  await page.mouse.move(grip.x + 4, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(grip.x + 84, grip.y + 10, { steps: 4 })
  await page.mouse.up()
  expect(Math.round((await width()) - before)).toBe(80)
  const row = page.getByRole('row').nth(1)
  const height = async () => (await row.boundingBox())!.height
  const high = await height()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByText('Compact', { exact: true }).click()
  expect(await height()).toBeLessThan(high)
  const low = await height()
  await visit(page, '/records/account')
  expect(Math.round((await width()) - before)).toBe(80)
  expect(await height()).toBe(low)
  await head.locator('.column-grip').dblclick()
  await expect.poll(async () => Math.round((await width()) - before)).toBe(0)
})
