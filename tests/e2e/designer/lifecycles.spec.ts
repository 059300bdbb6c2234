/** A lifecycle is made of a choice field, drawn and controlled, each act one edit. */
import { runCommand } from '../support/designer.ts'
import { rental, rentalStages } from '../support/lifecycle.ts'
import { canvas, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('a new lifecycle starts with the choices, and is drawn in the matrix and the table of control', async ({
  page,
  api,
  draft,
}) => {
  const loan = {
    ...rental,
    name: 'loan',
    label: { en: 'Loan', 'zh-CN': '借用' },
    plural: { en: 'Loans', 'zh-CN': '借用' },
  }
  await runCommand(api, draft.id, 'add-definition', { definition: loan })
  await draft.show('object', 'loan')
  await page.getByRole('button', { name: 'New', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Lifecycle' }).click()
  const dialog = page.getByRole('dialog', { name: 'New lifecycle' })
  await dialog.getByRole('button', { name: /Create|Make/ }).click()
  await expect(dialog).toBeHidden()
  await expect(canvas(page).getByText('Asked for')).toBeVisible()
  const made = await draft.read('lifecycle', 'stage')
  expect(made.states.map(({ code, kind }) => [code, kind])).toEqual([
    ['asked', 'open'],
    ['agreed', 'open'],
    ['running', 'open'],
    ['returned', 'open'],
    ['refused', 'lost'],
  ])

  await page.getByRole('tab', { name: 'Matrix' }).click()
  await page.getByRole('button', { name: 'Add a transition from Returned to Asked for' }).click()
  await expect(page.getByRole('button', { name: 'Asked for: from Returned to Asked for' })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await page.getByRole('button', { name: 'Add a transition from Running to Agreed' }).click()
  await page.getByRole('menuitem', { name: 'Also “Agreed”' }).click()
  await expect(page.getByRole('button', { name: 'Agreed: from Running to Agreed' })).toBeVisible()

  await page.getByRole('tab', { name: 'Input control' }).click()
  await page.getByRole('combobox', { name: 'Deposit in Asked for' }).selectOption('Hidden')
  await page.getByRole('combobox', { name: 'Deposit in Agreed' }).selectOption('Hidden')
  await expect
    .poll(async () =>
      (await draft.read('lifecycle', 'stage')).control?.map(({ fields, states, mode }) => [fields, states, mode]),
    )
    .toEqual([[['deposit'], ['asked', 'agreed'], 'hidden']])

  await page.getByRole('tab', { name: 'Completeness' }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('menuitem', { name: 'To enter Running' }).click()
  await expect(page.getByRole('button', { name: /New rule/ })).toHaveAttribute('aria-current', 'true')

  await page.getByRole('tab', { name: 'Matrix' }).click()
  await page.getByRole('button', { name: 'Running', exact: true }).click()
  await page.getByRole('complementary', { name: 'Properties' }).getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Running', exact: true })).toHaveCount(0)
  const left = await draft.read('lifecycle', 'stage')
  expect(left.transitions.some(item => item.to === 'running' || item.from.includes('running'))).toBe(false)
  expect(left.completeness ?? []).toEqual([])
})

test('in the graph a state is moved and connected, and what is selected is shown beside it', async ({
  page,
  api,
  draft,
}) => {
  await runCommand(api, draft.id, 'add-definition', { definition: { ...rental, name: 'lease' } })
  const { completeness: _rules, ...rest } = rentalStages
  await runCommand(api, draft.id, 'add-definition', { definition: { ...rest, name: 'leases', object: 'lease' } })
  await draft.show('lifecycle', 'leases')
  const node = (name: string) => canvas(page).getByRole('group', { name: `State ${name}` })
  const panel = page.getByRole('complementary', { name: 'Properties' })
  await node('Agreed').click()
  await expect(panel.getByText('Agreed')).toBeVisible()

  const from = await node('Returned').locator('.react-flow__handle-bottom.source').boundingBox()
  const to = await node('Refused').locator('.react-flow__handle-top').boundingBox()
  if (!from || !to) throw new Error('Nothing to connect')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
  await page.mouse.up()
  await expect
    .poll(async () => (await draft.read('lifecycle', 'leases')).transitions.at(-1))
    .toMatchObject({ from: ['returned'], to: 'refused' })

  const box = await node('Asked for').boundingBox()
  if (!box) throw new Error('Nothing to move')
  await page.mouse.move(box.x + 20, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await draft.read('lifecycle', 'leases')).layout?.length).toBe(5)
})
