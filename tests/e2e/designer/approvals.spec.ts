/** An approval of two steps is built from nothing by whoever knows no BPMN, read out, looked at as the diagram, promoted. */
import { promoteDraft, runCommand } from '../support/designer.ts'
import { findingsIn } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { canvas, test } from '../support/opened-draft.ts'
import { expect, visit } from '../support/test.ts'

test('two steps are built one under another, moved, taken back, and promoted', async ({ page, api, draft }) => {
  await draft.show('object', 'product_category')
  await page.getByRole('button', { name: 'New', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Approval', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New approval' })
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toBeHidden()
  const guide = canvas(page)
  const sentences = guide.getByRole('region', { name: 'In words' })
  await expect(sentences).toContainText('Decided by the manager of the unit of the owner.')
  const name = 'product_category_approval'

  // A second step: nobody decides yet, which is said at the card.
  await guide.getByRole('button', { name: 'Add a step', exact: true }).click()
  const second = guide.getByRole('region', { name: 'Step 2' })
  await expect(second.getByText('It is not said who decides.').first()).toBeVisible()
  await second.getByRole('button', { name: 'Who decides: Say who' }).click()
  await page.getByRole('menuitem', { name: 'A role' }).click()
  await choose(second, 'Who decides: A role', 'Administrator')
  await page.keyboard.press('Escape')
  await expect(second.getByText('It is not said who decides.')).toHaveCount(0)
  await second.getByRole('radio', { name: 'All', exact: true }).check()
  await second.getByRole('spinbutton', { name: 'Due within' }).fill('2')
  await page.keyboard.press('Tab')
  await choose(second, 'If refused', 'back to “Manager”')
  await second.getByRole('button', { name: 'Rename Step 2' }).click()
  await second.getByRole('textbox', { name: 'Rename Step 2' }).fill('Back office')
  await page.keyboard.press('Enter')
  await expect(sentences).toContainText(
    'Back office: Decided by everybody with the role Administrator. All of them have to agree. Due within 2 days of working time. Refused, it goes back to Manager.',
  )
  await expect.poll(async () => (await draft.read('approval', name)).steps[1]?.label.en).toBe('Back office')
  const { steps } = await draft.read('approval', name)
  expect(steps[1]).toMatchObject({
    approvers: { roles: ['administrator'] },
    decision: 'all',
    due: { duration: '@"P2D"' },
    reject: { to: 'step', step: steps[0]?.id },
  })

  // What follows, and in which order; what was done can be taken back.
  await guide.getByRole('button', { name: 'When approved: Add' }).click()
  await page.getByRole('menuitem', { name: 'Tell people' }).click()
  await guide.getByRole('button', { name: 'When approved: Tell people: Say who' }).click()
  await page.getByRole('menuitem', { name: 'A role' }).click()
  await choose(guide, 'When approved: Tell people: A role', 'Administrator')
  await page.keyboard.press('Escape')
  await expect(sentences).toContainText('When approved, told of it: everybody with the role Administrator.')
  const titles = guide.getByRole('list', { name: 'Steps' }).getByRole('heading', { level: 3 })
  const order = async () => (await draft.read('approval', name)).steps.map(step => step.label.en)
  await guide.getByRole('button', { name: 'More for Back office' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(titles).toHaveText(['Back office', 'Manager'])
  await expect.poll(order).toEqual(['Back office', 'Manager'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(titles).toHaveText(['Manager', 'Back office'])
  await guide.getByRole('button', { name: 'Close Back office' }).click()
  await page.getByRole('button', { name: 'Move Manager' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Manager lifted.').first()).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Manager over place 2.').first()).toBeAttached()
  await page.keyboard.press('Space')
  await expect.poll(order).toEqual(['Back office', 'Manager'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(order).toEqual(['Manager', 'Back office'])
  expect(await findingsIn(page, '.definition-canvas')).toEqual([])

  await page.getByRole('tab', { name: 'Diagram' }).click()
  const diagram = guide.getByRole('region', { name: 'Diagram of Product category approval' })
  for (const step of steps) await expect(diagram.locator(`[data-element-id="${step.id}"]`).first()).toBeVisible()

  await promoteDraft(api, draft.id, 'Categories are approved')
  const category = await api.create('product_category', { name: 'Approved Category', code: 'APPROVED' })
  await visit(page, `/records/product_category/${category.id}`)
  await expect(page.getByRole('button', { name: 'Ask for approval', exact: true })).toBeVisible()
})

test('an approval is turned into the workflow that it was run as', async ({ page, api, draft }) => {
  const definition = {
    kind: 'approval',
    name: 'campaign_budget',
    label: { en: 'Campaign budget', 'zh-CN': '活动预算' },
    object: 'campaign',
    start: [{ id: 'ask', type: 'button', label: { en: 'Ask for the budget', 'zh-CN': '申请预算' } }],
    steps: [{ id: 'boss', label: { en: 'Boss', 'zh-CN': '主管' }, approvers: { manager: { of: 'starter' } } }],
  }
  await runCommand(api, draft.id, 'add-definition', { definition })
  await draft.show('approval', 'campaign_budget')
  await page.getByRole('tab', { name: 'Diagram' }).click()
  await page.getByRole('button', { name: 'Turn into a workflow' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn into a workflow' }).click()
  await expect(page).toHaveURL(/\/workflow\//)
  await expect(canvas(page).locator('[data-element-id="boss"]').first()).toBeVisible()
  expect((await draft.steps())[0]).toBe('Approval Campaign budget turned into a workflow')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled()
  expect(await draft.read('approval', 'campaign_budget')).toMatchObject({ steps: definition.steps })
})
