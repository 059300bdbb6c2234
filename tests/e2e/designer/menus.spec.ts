/** Menus: lists and queries dragged into groups, groups put in order, suites among each other. */

import { runCommand } from '../support/designer.ts'
import { drag, pickUp } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { canvas, said, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('entries are dragged in, moved by keys into another group, and removed', async ({ page, draft }) => {
  await draft.show('menu', 'sales')
  const groups = async () =>
    (await draft.read('menu', 'sales')).groups.map(group =>
      group.items.map(item => item.list ?? item.query ?? item.link),
    )
  const before = await groups()
  const first = page.locator('[data-entry]').first()
  await drag(page.getByRole('button', { name: 'Add Key accounts to the menu' }), first, { x: 0.5, y: 0.1 })
  await expect.poll(async () => (await groups())[0]).toEqual(['key_accounts', ...before[0]!])
  await pickUp(page.locator('[data-entry]').first().getByRole('button', { name: 'Key accounts', exact: true }))
  for (let step = 0; step <= before[0]!.length; step += 1) {
    const position = step === before[0]!.length ? 'position 1 of' : `position ${step + 2} of`
    await page.keyboard.press('ArrowRight')
    await expect(said(page)).toContainText(position)
  }
  await expect(said(page)).toContainText('the group Pipeline')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await groups())[1]?.[0]).toBe('key_accounts')
  await page.keyboard.press('Delete')
  await expect.poll(groups).toEqual(before)
})

test('groups, links and the order of suites', async ({ page, draft }) => {
  await draft.show('menu', 'sales')
  const menu = () => draft.read('menu', 'sales')
  await canvas(page).getByRole('button', { name: 'Add a group' }).click()
  await canvas(page).getByRole('button', { name: 'New group', exact: true }).dblclick()
  await page.getByRole('textbox', { name: 'Rename New group' }).fill('Elsewhere')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await menu()).groups.at(-1)?.label.en).toBe('Elsewhere')
  await page.getByRole('button', { name: 'Add a link' }).click()
  await page.getByRole('textbox', { name: 'Label', exact: true }).fill('Search')
  await page.getByRole('textbox', { name: 'Address' }).fill('/search')
  await page.getByRole('tooltip').getByRole('button', { name: 'Add', exact: true }).click()
  await expect
    .poll(async () => (await menu()).groups.at(-1)?.items[0])
    .toMatchObject({ link: '/search', label: { en: 'Search' } })
  await page.keyboard.press('Escape')

  await drag(canvas(page).getByRole('button', { name: 'Service', exact: true }), page.locator('.suite-chip').first(), {
    x: 0.1,
    y: 0.5,
  })
  const order = async (name: string) => (await draft.read('menu', name)).order ?? 0
  await expect.poll(async () => (await order('service')) < (await order('marketing'))).toBe(true)
})

test('tiles of the home page are put in order by keys, also where the page has to scroll', async ({
  page,
  draft,
  api,
}) => {
  await page.setViewportSize({ width: 1280, height: 520 })
  const lists = ['my_open_opportunities', 'my_open_activities', 'overdue_opportunities', 'my_open_leads']
  await runCommand(api, draft.id, 'set-property', {
    kind: 'menu',
    name: 'sales',
    path: ['home'],
    value: lists.map(list => ({ id: list.replaceAll('_', '-'), list })),
  })
  await draft.show('menu', 'sales')
  const tiles = async () => ((await draft.read('menu', 'sales')).home ?? []).map(tile => tile.list)
  const before = await tiles()
  const words = (await page.locator('.home-tile-edited').first().textContent()) ?? ''
  await pickUp(page.locator('.home-tile-edited').first().getByRole('button').first())
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText('position 2 of')
  await page.keyboard.press('Space')
  expect(words).not.toBe('')
  await expect.poll(tiles).toEqual([before[1], before[0], ...before.slice(2)])
})

test('the menu designer has no serious findings', async ({ page, draft }) => {
  await draft.show('menu', 'sales')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findingsIn(page, '.definition-canvas')).toEqual([])
  }
})
