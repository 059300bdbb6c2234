import { expect, test, visit } from './support/test.ts'

const dashboards = '/api/personal-dashboards'

test('a copy of the home page is arranged by hand and by keys, and is the home page from then on', async ({
  page,
  api,
}) => {
  await visit(page, '/')
  try {
    // The second press of a double click does not close what the first one opens.
    await page.getByRole('button', { name: 'Make my own copy' }).dblclick()
    const order = () =>
      page.locator('[data-tile]').evaluateAll(tiles => tiles.map(tile => (tile as HTMLElement).dataset.tile))
    const before = await order()
    const grip = page.locator('.tile-grip')
    const from = await grip.nth(2).boundingBox()
    const to = await page.locator('[data-tile]').first().boundingBox()
    if (!from || !to) throw new Error('There are no tiles')
    await page.mouse.move(from.x + 5, from.y + 5)
    await page.mouse.down()
    await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 5 })
    await page.mouse.move(to.x + 20, to.y + 40, { steps: 5 })
    await page.mouse.up()
    expect((await order()).slice(0, 3)).toEqual([before[2], before[0], before[1]])
    await grip.first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    expect((await order()).slice(0, 3)).toEqual([before[0], before[2], before[1]])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Add tile' }).click()
    await page.getByRole('dialog').getByText('Other', { exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Recent' }).click()
    await expect(page.locator('.tile-grip').last()).toBeFocused()
    await expect(page.locator('[data-tile]').last()).toBeInViewport()
    // What is not saved is offered again to who leaves and comes back.
    await page.getByRole('link', { name: 'Tasks' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await expect(page).toHaveURL(/tasks/)
    await visit(page, '/')
    await page.getByRole('button', { name: 'Go on with them' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible()
    const { dashboards: kept, home } = await api.send('GET', dashboards)
    expect(kept.map((item: { id: string }) => item.id)).toContain(home)
    const { tiles } = kept.find((item: { id: string }) => item.id === home).definition
    expect(tiles.slice(0, 3).map((tile: { id: string }) => tile.id)).toEqual([before[0], before[2], before[1]])
    expect(tiles.at(-1).type).toBe('recent')
  } finally {
    const { dashboards: kept } = await api.send('GET', dashboards)
    for (const { id } of kept) await api.send('DELETE', `${dashboards}/${id}`)
  }
})

test('a report is put on a dashboard, where a shared filter narrows it and a figure says how it stands', async ({
  page,
  api,
}) => {
  const shown = { filters: [{ filter: 'period' }, { filter: 'person', field: 'owner' }] }
  const { id } = await api.send('POST', dashboards, {
    name: 'Mine',
    definition: {
      filters: [
        { id: 'period', type: 'period', default: 'this_year' },
        { id: 'person', type: 'user' },
      ],
      tiles: [
        {
          ...{ id: 'won', type: 'kpi', report: 'won_by_owner', measure: 'amount', compare: 'year', ...shown },
          target: { number: '999999999999' },
        },
      ],
    },
  })
  try {
    await visit(page, '/reports/won_by_owner')
    await page.getByRole('button', { name: 'Add to dashboard' }).click()
    await page.getByRole('menuitem', { name: 'Mine' }).click()
    await page.getByText('The report is on').getByRole('button', { name: 'Mine' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
    const won = page.locator('[data-type="kpi"]')
    await expect(won).toContainText('Behind target')
    await expect(won).toContainText(/(more|less) than a year before/)
    const all = await won.locator('.kpi-value').textContent()
    await page.getByLabel('Person').click()
    await page.getByTitle('Me', { exact: true }).click()
    await expect(page).toHaveURL(/person=%24me/)
    await expect(won.locator('.kpi-value')).not.toHaveText(all ?? '')
    const link = page.locator('[data-type="report"]').getByRole('heading', { level: 2 }).getByRole('link')
    await expect(link).toHaveAttribute('href', /%22%24me%22/)
  } finally {
    await api.send('DELETE', `${dashboards}/${id}`)
  }
})

test.describe('a save that is refused', () => {
  test.use({ expected: [409] })

  test('what another window saved meanwhile is not overwritten: one’s own becomes a copy', async ({ page, api }) => {
    const body = { name: 'Twofold', definition: { tiles: [{ id: 'tasks', type: 'tasks' }] } }
    const { id } = await api.send('POST', dashboards, body)
    try {
      await visit(page, `/dashboards/${id}`)
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByRole('button', { name: 'Add tile' }).click()
      await page.getByRole('dialog').getByText('Other', { exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Recent' }).click()
      await api.send('PUT', `${dashboards}/${id}`, { ...body, definition: { tiles: [] } })
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('button', { name: 'Keep mine as a copy' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Twofold (mine)' })).toBeVisible()
      const { dashboards: kept } = await api.send('GET', dashboards)
      const counts = kept.map((item: { name: string; definition: { tiles: unknown[] } }) => [
        item.name,
        item.definition.tiles.length,
      ])
      expect(counts).toEqual([
        ['Twofold', 0],
        ['Twofold (mine)', 2],
      ])
    } finally {
      const { dashboards: kept } = await api.send('GET', dashboards)
      for (const item of kept) await api.send('DELETE', `${dashboards}/${item.id}`)
    }
  })
})
