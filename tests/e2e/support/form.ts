/** How a person fills in forms: by the labels on the screen. */
import type { Locator, Page } from '@playwright/test'

/** Chooses an option of a select by its label. */
export async function choose(scope: Locator | Page, label: string, option: string): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope
  const box = scope.getByRole('combobox', { name: label, exact: true })
  await box.click()
  if (await box.isEditable()) await box.fill(option)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .click()
}

/** Types into a reference field and takes the record that is found. */
export async function pick(scope: Locator | Page, label: string, title: string): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope
  const box = scope.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(title)
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(title, { exact: true }).click()
}

/** The form that is open over the screen. */
export const drawer = (page: Page): Locator => page.getByRole('dialog').last()
