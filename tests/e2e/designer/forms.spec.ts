/** Forms are put together by drag and drop or by keys; each act is one command that can be undone. */
import type { FormDefinition } from '#metadata/definitions.ts'
import { drag, pickUp } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { canvas, said, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

const fieldsOf = (form: FormDefinition, tab: number, section: number) =>
  form.tabs[tab]?.sections[section]?.items.map(item => item.field)

test('a field is dragged from the palette, then elsewhere, and both are undone', async ({ page, draft }) => {
  await draft.show('form', 'account')
  const before = fieldsOf(await draft.read('form', 'account'), 0, 0)!
  await drag(page.getByRole('button', { name: 'Add Birthday to the form' }), page.locator('[data-field="status"]'), {
    x: 0.2,
    y: 0.5,
  })
  const at = before.indexOf('status')
  await expect
    .poll(async () => fieldsOf(await draft.read('form', 'account'), 0, 0))
    .toEqual(before.toSpliced(at, 0, 'birthday'))
  await expect(page.getByRole('button', { name: 'Add Birthday to the form' })).toHaveCount(0)
  await drag(
    canvas(page).getByRole('button', { name: 'Birthday', exact: true }),
    page.locator('[data-field="phone"]'),
    {
      x: 0.8,
      y: 0.5,
    },
  )
  await expect
    .poll(async () => fieldsOf(await draft.read('form', 'account'), 0, 1)?.slice(0, 2))
    .toEqual(['phone', 'birthday'])
  expect((await draft.steps()).slice(0, 2)).toEqual([
    'Field Birthday moved on Form Organization',
    'Field Birthday placed on Form Organization',
  ])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => fieldsOf(await draft.read('form', 'account'), 0, 0)).toEqual(before)
  await expect(page.getByRole('button', { name: 'Add Birthday to the form' })).toBeVisible()
})

test('everything moves by keys too, and each step is read out', async ({ page, draft }) => {
  await draft.show('form', 'account')
  const before = fieldsOf(await draft.read('form', 'account'), 0, 0)!
  const grip = canvas(page).getByRole('button', { name: 'Name, Required' })
  await pickUp(grip)
  await expect(said(page)).toContainText('Name picked up')
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText(`Basics: position 2 of ${before.length}`)
  await page.keyboard.press('Escape')
  await expect(said(page)).toContainText('Name stays where it was')
  await pickUp(grip)
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText('position 2')
  await page.keyboard.press('Space')
  await expect(said(page)).toContainText('Name put down in Basics')
  await expect(grip).toBeFocused()
  await expect
    .poll(async () => fieldsOf(await draft.read('form', 'account'), 0, 0)?.slice(0, 2))
    .toEqual([before[1], before[0]])

  const section = canvas(page).getByRole('button', { name: 'Move Basics', exact: true })
  await pickUp(section)
  await expect(said(page)).toContainText('Basics picked up')
  await page.keyboard.press('ArrowDown')
  await expect(said(page)).toContainText('position 2')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await draft.read('form', 'account')).tabs[0]?.sections[1]?.label?.en).toBe('Basics')

  await pickUp(canvas(page).getByRole('button', { name: 'Overview', exact: true }))
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText('Tabs: position 2 of 2')
  await page.keyboard.press('Space')
  await expect
    .poll(async () => (await draft.read('form', 'account')).tabs.map(tab => tab.label.en))
    .toEqual(['Details', 'Overview'])
})

test('tabs and sections are added, renamed where they stand, widened and removed', async ({ page, draft }) => {
  await draft.show('form', 'account')
  await canvas(page).getByRole('button', { name: 'Add a tab' }).click()
  await canvas(page).getByRole('button', { name: 'Rename New tab' }).click()
  await page.getByRole('textbox', { name: 'Rename New tab' }).fill('Finance')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await draft.read('form', 'account')).tabs.at(-1)?.label).toEqual({ en: 'Finance' })
  await canvas(page).getByRole('button', { name: 'Section 1', exact: true }).dblclick()
  await page.getByRole('textbox', { name: 'Rename Section 1' }).fill('Limits')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add Gender to the form' }).click()
  await canvas(page).getByRole('button', { name: '2 columns' }).click()
  await page.getByRole('menuitem', { name: '3 columns' }).click()
  await canvas(page).getByRole('button', { name: 'Gender', exact: true }).focus()
  await page.getByRole('button', { name: 'Make Gender wider' }).click()
  await expect
    .poll(async () => (await draft.read('form', 'account')).tabs.at(-1)?.sections[0])
    .toMatchObject({ label: { en: 'Limits' }, columns: 3, items: [{ field: 'gender', width: 2 }] })
  await canvas(page).getByRole('button', { name: 'Remove Finance' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(async () => (await draft.read('form', 'account')).tabs.length).toBe(2)
})

test('a field over a closed tab opens it and is put down within', async ({ page, draft }) => {
  await draft.show('form', 'account')
  const source = page.getByRole('button', { name: 'Add Birthday to the form' })
  const [start, tab] = [
    await source.boundingBox(),
    await canvas(page).getByRole('button', { name: 'Details', exact: true }).boundingBox(),
  ]
  await page.mouse.move(start!.x + 20, start!.y + 10)
  await page.mouse.down()
  await page.mouse.move(start!.x + 40, start!.y + 20, { steps: 3 })
  await page.mouse.move(tab!.x + tab!.width / 2, tab!.y + tab!.height / 2, { steps: 6 })
  await expect(canvas(page).getByRole('button', { name: 'Details', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  const first = (await draft.read('form', 'account')).tabs[1]!.sections[0]!.items[0]!.field
  const target = await page.locator(`[data-field="${first}"]`).boundingBox()
  await page.mouse.move(target!.x + 4, target!.y + 6, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => fieldsOf(await draft.read('form', 'account'), 1, 0)?.includes('birthday')).toBe(true)
})

test('desktop and phone stand beside each other, and neither has serious findings', async ({ page, draft }) => {
  await draft.show('form', 'account')
  await page.getByText('Both', { exact: true }).click()
  await page.getByRole('button', { name: 'Website (Phone)' }).click()
  await expect(canvas(page).getByRole('button', { name: 'Website', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const phone = await page.locator('.phone-frame').boundingBox()
  expect(phone?.width).toBe(360)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findingsIn(page, '.definition-canvas')).toEqual([])
  }
})

test('a new form begins with the fields of its object', async ({ page, draft }) => {
  await draft.show('object', 'campaign')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Form', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Label · English').fill('Campaign in short')
  await dialog.getByText('Required fields only').click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Campaign in short' })).toBeVisible()
  const form = await draft.read('form', 'campaign_in_short')
  expect(form.object).toBe('campaign')
  expect(fieldsOf(form, 0, 0)).toContain('name')
})
