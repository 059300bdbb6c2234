/** A revision is looked at: nothing in it seems as if it could be changed. */
import { canvas, test } from '../support/opened-draft.ts'
import { expect, visit } from '../support/test.ts'

/** What takes a value and is not closed; what only searches, folds or filters what is shown has a name that says so. */
const open = 'input:enabled:not([readonly]), textarea:enabled:not([readonly]), [contenteditable="true"]'

test('a former revision has no open inputs and no menus of acts', async ({ page, draft, api }) => {
  const { definitions } = await api.send('GET', `/api/designer/drafts/${draft.id}/definitions`)
  const show = async (kind: string, name: string) => {
    const found = definitions.find((item: { kind: string; name: string }) => item.kind === kind && item.name === name)
    await visit(page, `/designer/drafts/revision-1/${kind}/${found.id}`)
    await expect(canvas(page)).toBeVisible()
  }
  const panel = page.locator('.panel')

  await show('object', 'account')
  await expect(canvas(page).locator('button.editable-code', { hasText: /^city$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Acts on/ })).toHaveCount(0)
  await expect(panel.locator(open)).toHaveCount(0)

  await show('conversion', 'case_to_opportunity')
  await expect(canvas(page).getByRole('button', { name: 'Opportunity', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Acts on/ })).toHaveCount(0)

  await show('action', 'accept_quote')
  await expect(panel.getByRole('button', { name: 'Remove the condition' })).toBeDisabled()
  await expect(panel.getByRole('button', { name: 'Condition', exact: true })).toBeDisabled()
  await expect(panel.locator(open)).toHaveCount(0)
})
