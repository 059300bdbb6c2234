/** Pages of records: key fields, related lists in one step, timeline, with a record of the preview in them. */

import { drag, pickUp } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { canvas, said, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test.describe('without a preview', () => {
  test.use({ expected: [409] })

  test('related lists are added in one step, put in order and removed', async ({ page, draft }) => {
    await draft.show('page', 'contact')
    const related = async () => (await draft.read('page', 'contact')).related ?? []
    const before = await related()
    await choose(page, 'Add a related list', 'Quote – Contact')
    await expect.poll(async () => (await related()).length).toBe(before.length + 1)
    const added = (await related()).at(-1)!
    const { fields } = await draft.read('object', 'contact')
    expect(fields.find(field => field.name === added.children)).toMatchObject({ type: 'children', target: 'quote' })
    const part = canvas(page).getByRole('region', { name: 'Related lists' })
    const grip = part.getByRole('button', { name: /^Move / }).last()
    await pickUp(grip)
    await page.keyboard.press('ArrowUp')
    await expect(said(page)).toContainText(`Related lists: position ${before.length} of ${before.length + 1}`)
    await page.keyboard.press('Space')
    await expect.poll(async () => (await related()).at(-2)?.id).toBe(added.id)
  })

  test('key fields are dragged and removed', async ({ page, draft }) => {
    await draft.show('page', 'account')
    const header = async () => (await draft.read('page', 'account')).header ?? []
    const before = await header()
    await drag(
      canvas(page).getByRole('button', { name: 'Owner', exact: true }),
      canvas(page).getByRole('button', { name: 'Status', exact: true }),
      { x: 0.1, y: 0.5 },
    )
    await expect.poll(header).toEqual(['owner', ...before.filter(path => path !== 'owner')])
    await canvas(page).getByRole('button', { name: 'Level', exact: true }).hover()
    await canvas(page).getByRole('button', { name: 'Remove Level' }).click()
    await expect.poll(async () => (await header()).includes('level')).toBe(false)
  })
})

test('a record of the preview fills the page, which has no serious findings', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('page', 'account')
  await expect(page.getByText(/^Shown with .+ of the preview$/)).toBeVisible()
  await expect(page.locator('.page-title')).not.toHaveText('Title of the record')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findingsIn(page, '.definition-canvas')).toEqual([])
  }
})
