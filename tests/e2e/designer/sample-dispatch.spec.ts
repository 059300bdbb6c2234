/**
 * What the designer is for, as somebody does it who has never seen it: an object with its form, lists and rights is made
 * in an offline copy of the running sales system, tried out, promoted while others work, used, changed and taken back.
 */
import type { Locator, Page } from '@playwright/test'
import { discardDraft } from '../support/designer.ts'
import { pick } from '../support/form.ts'
import { expect, test, visit } from '../support/test.ts'

interface FieldWish {
  readonly en: string
  readonly zh: string
  /** A radio button of the gallery. */
  readonly type: string
  readonly target?: string
  readonly choices?: string
}

const english = {
  locale: 'en',
  name: 'Sample dispatch',
  draft: 'Sample dispatches',
  newDraft: 'New draft',
  draftName: 'Name',
  openDraft: 'Open the draft',
  new: 'New',
  object: 'Object',
  label: (language: 'en' | 'zh') => (language === 'en' ? 'Label · English' : 'Label · Chinese'),
  create: 'Create',
  menu: 'In the menu',
  menuGroup: 'Sales › Customers',
  addField: 'Add a field',
  add: 'Add',
  leadsTo: 'Leads to',
  choices: 'Choices',
  types: {
    reference: 'Reference',
    text: 'Text',
    integer: 'Integer',
    date: 'Date',
    choice: 'Choice',
    longText: 'Long text',
  },
  addTab: 'Add a tab',
  addSection: 'Add a section',
  addTo: (field: string) => `Add ${field} to the form`,
  removeItem: (field: string) => `Remove ${field}`,
  list: 'List',
  listLabel: 'Dispatches under way',
  accountPage: 'Organization',
  accounts: 'Account',
  addRelated: 'Add a related list',
  related: 'Sample dispatch – Account',
  preview: 'Preview',
  makePreview: 'Make the preview',
  seenAs: 'Seen as',
  representative: 'Sales representative',
  fields: { account: 'Account', sample: 'Sample', quantity: 'Quantity', sent: 'Sent on', state: 'State', note: 'Note' },
  title: 'Name',
  promote: 'Promote',
  promoteNow: 'Promote now',
  why: 'What this is about',
  done: /Revision \d+ is the head/,
  menuEntry: 'Sample dispatches',
  newRecord: 'New Sample dispatch',
  save: 'Create',
  renamed: 'Dispatched on',
  revisions: 'Revisions',
  rollBack: 'Roll back to it',
  rollBackWhy: 'Why',
  acknowledge: 'I know and want it',
} as const

const chinese = {
  locale: 'zh-CN',
  name: '样品发放',
  draft: '样品发放',
  newDraft: '新建设计副本',
  draftName: '名称',
  openDraft: '打开设计副本',
  new: '新建',
  object: '业务对象',
  label: (language: 'en' | 'zh') => (language === 'en' ? '标签 · 英文' : '标签 · 中文'),
  create: '创建',
  menu: '所在菜单',
  menuGroup: '销售 › 客户',
  addField: '添加字段',
  add: '添加',
  leadsTo: '指向',
  choices: '选项',
  types: {
    reference: '关联',
    text: '单行文本',
    integer: '整数',
    date: '日期',
    choice: '单选',
    longText: '多行文本',
  },
  addTab: '添加标签页',
  addSection: '添加分区',
  addTo: (field: string) => `将“${field}”添加到表单`,
  removeItem: (field: string) => `移除“${field}”`,
  list: '列表',
  listLabel: '进行中的样品发放',
  accountPage: '单位客户',
  accounts: '客户',
  addRelated: '添加相关列表',
  related: '样品发放 – 客户',
  preview: '预览',
  makePreview: '生成预览环境',
  seenAs: '以此身份查看',
  representative: '销售代表',
  fields: { account: '客户', sample: '样品', quantity: '数量', sent: '寄出日期', state: '发放状态', note: '备注' },
  title: '名称',
  promote: '上线',
  promoteNow: '立即上线',
  why: '上线说明',
  done: /版本 \d+ 已上线/,
  menuEntry: '样品发放',
  newRecord: '新建样品发放',
  save: '新建',
  renamed: '发出日期',
  revisions: '发布版本',
  rollBack: '回退到此版本',
  rollBackWhy: '原因',
  acknowledge: '我已了解并确认',
} as const

type Words = typeof english | typeof chinese

const fieldWishes = (words: Words): readonly FieldWish[] => [
  { en: 'Account', zh: '客户', type: words.types.reference, target: words.accounts },
  { en: 'Sample', zh: '样品', type: words.types.text },
  { en: 'Quantity', zh: '数量', type: words.types.integer },
  { en: 'Sent on', zh: '寄出日期', type: words.types.date },
  { en: 'State', zh: '发放状态', type: words.types.choice, choices: 'Planned | 计划中\nSent | 已寄出' },
  { en: 'Note', zh: '备注', type: words.types.longText },
]

for (const words of [english, chinese]) {
  test.describe(words.locale, () => {
    test.setTimeout(240_000)
    test.use({ actionTimeout: 15_000 })

    test('an object is made, tried out, promoted while others work, used, changed and taken back', async ({
      page,
      context,
      api,
    }) => {
      const account = `Typed before the promotion ${words.locale}`
      await api.me({ locale: words.locale })
      await page.addInitScript(locale => localStorage.setItem('fulcrum.locale', locale), words.locale)

      await visit(page, '/designer')
      await page.getByRole('button', { name: words.newDraft }).first().click()
      await page.getByRole('dialog').getByRole('textbox', { name: words.draftName }).fill(words.draft)
      await page.getByRole('dialog').getByRole('button', { name: words.openDraft }).click()
      await expect(page.getByRole('heading', { level: 1, name: words.draft })).toBeVisible()
      const draft = /drafts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''

      await makeObject(page, words)
      for (const wish of fieldWishes(words)) await addField(page, words, wish)
      await layOutForm(page, words)
      await addList(page, words)
      await addRelatedList(page, words)
      await tryOut(page, words)

      // Somebody is at work while it is promoted.
      const other = await context.newPage()
      await other.goto('/records/account/new?type=organization')
      const typed = words.locale === 'en' ? 'Name' : '客户名称'
      await other.getByRole('textbox', { name: typed, exact: true }).fill(account)
      await promote(page, words)
      await expect(other.getByRole('textbox', { name: typed, exact: true })).toHaveValue(account)
      await other.getByRole('button', { name: words.save, exact: true }).click()
      await expect(other.getByRole('heading', { level: 1, name: account })).toBeVisible()
      await other.close()

      await useIt(page, words, account)
      // What was entered in the preview stays there.
      const names = (await api.list('sample_dispatch', { fields: ['name'] })).map(record => record.name)
      expect(names).toEqual(['D-1'])
      const before = await headOf(api)
      await renameField(page, words, draft)
      await promote(page, words)
      expect(await labelOfSentOn(api, words.locale)).toBe(words.renamed)
      await rollBackTo(page, words, before)
      expect(await labelOfSentOn(api, words.locale)).toBe(words.fields.sent)
      expect((await api.list('sample_dispatch', { fields: ['name'] })).map(record => record.name)).toContain('D-1')

      await rollBackTo(page, words, 1)
      await discardDraft(api, draft)
      await api.me({ locale: null })
    })
  })
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog').last()

async function chooseOption(page: Page, box: Locator, option: string): Promise<void> {
  await box.click()
  await box.fill(option)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .first()
    .click()
}

async function makeObject(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.new, exact: true }).click()
  await page.getByRole('menuitem', { name: words.object, exact: true }).click()
  const dialog = dialogOf(page)
  await dialog
    .getByRole('textbox', { name: words.label('en') })
    .first()
    .fill('Sample dispatch')
  await dialog
    .getByRole('textbox', { name: words.label('zh') })
    .first()
    .fill('样品发放')
  await chooseOption(page, dialog.getByRole('combobox', { name: words.menu }), words.menuGroup)
  await dialog.getByRole('button', { name: words.create, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.name })).toBeVisible()
}

async function addField(page: Page, words: Words, wish: FieldWish): Promise<void> {
  await page.getByRole('button', { name: words.addField, exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.locator('.gallery-type').getByText(wish.type, { exact: true }).click()
  await dialog.getByRole('textbox', { name: words.label('en') }).fill(wish.en)
  await dialog.getByRole('textbox', { name: words.label('zh') }).fill(wish.zh)
  if (wish.target) await chooseOption(page, dialog.getByRole('combobox', { name: words.leadsTo }), wish.target)
  if (wish.choices) await dialog.getByRole('textbox', { name: words.choices }).fill(wish.choices)
  await dialog.getByRole('button', { name: words.add, exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: words.locale === 'en' ? wish.en : wish.zh }).first()).toBeVisible()
}

/** The new object's own form is the first below it in the tree. */
async function layOutForm(page: Page, words: Words): Promise<void> {
  await page.locator('.tree-part').getByRole('link').first().click()
  await page.getByRole('button', { name: words.addTab }).click()
  await expect(page.locator('.tab-strip')).toContainText(/New tab|新标签页/)
  await page.getByRole('button', { name: words.addSection }).click()
  // The note moves to the second tab: off the form, then from the palette onto it.
  await page.locator('.tab-strip').getByRole('button').first().click()
  await page.getByRole('button', { name: words.fields.note, exact: true }).click()
  await page.getByRole('button', { name: words.removeItem(words.fields.note) }).click()
  await page
    .locator('.tab-strip')
    .getByText(/New tab|新标签页/)
    .click()
  await page.getByRole('button', { name: words.addTo(words.fields.note) }).click()
  await expect(page.locator('.form-sheet, .section-area').getByText(words.fields.note).first()).toBeVisible()
}

async function addList(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.new, exact: true }).click()
  await page.getByRole('menuitem', { name: words.list, exact: true }).click()
  const dialog = dialogOf(page)
  await chooseOption(page, dialog.getByRole('combobox', { name: words.object }), words.name)
  await dialog
    .getByRole('textbox', { name: words.label(words.locale === 'en' ? 'en' : 'zh') })
    .first()
    .fill(words.listLabel)
  await dialog.getByRole('button', { name: words.create, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.listLabel })).toBeVisible()
}

async function addRelatedList(page: Page, words: Words): Promise<void> {
  const tree = page.locator('.definition-tree')
  await tree.getByRole('link', { name: words.accounts, exact: true }).click()
  await tree
    .locator('.tree-part')
    .filter({ hasText: words.locale === 'en' ? 'Page' : '详情页' })
    .filter({ hasText: words.accountPage })
    .getByRole('link')
    .click()
  await chooseOption(page, page.getByRole('combobox', { name: words.addRelated }), words.related)
  await expect(page.locator('.definition-canvas').getByText(words.menuEntry).first()).toBeVisible()
}

async function tryOut(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: words.preview }).click()
  await page.getByRole('button', { name: words.makePreview }).click()
  const as = page.getByRole('combobox', { name: words.seenAs })
  await expect(as).toBeVisible({ timeout: 60_000 })
  await chooseOption(page, as, words.representative)
  const app = page.frameLocator('iframe')
  await app.getByRole('link', { name: words.menuEntry }).first().click()
  await app.getByRole('button', { name: words.newRecord }).first().click()
  const form = app.getByRole('dialog').last()
  await form.getByRole('textbox', { name: words.title, exact: true }).fill('P-1')
  await form.getByRole('button', { name: words.save, exact: true }).click()
  await expect(app.getByRole('heading', { level: 1, name: 'P-1' })).toBeVisible()
}

async function promote(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: words.promote, exact: true }).click()
  await page.getByRole('textbox', { name: words.why }).fill('样品发放 Sample dispatches')
  await page.getByRole('button', { name: words.promoteNow }).click()
  await expect(page.getByText(words.done)).toBeVisible({ timeout: 30_000 })
}

async function useIt(page: Page, words: Words, account: string): Promise<void> {
  await visit(page, '/records/sample_dispatch')
  await page.getByRole('button', { name: words.newRecord }).first().click()
  const form = dialogOf(page)
  await form.getByRole('textbox', { name: words.title, exact: true }).fill('D-1')
  await pick(form, words.fields.account, account)
  await form.getByRole('button', { name: words.save, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'D-1' })).toBeVisible()
  await page.getByRole('link', { name: account }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: account })).toBeVisible()
  await expect(page.getByRole('region', { name: words.menuEntry }).getByText('D-1').first()).toBeVisible()
}

async function renameField(page: Page, words: Words, draft: string): Promise<void> {
  await visit(page, `/designer/drafts/${draft}`)
  await page.locator('.definition-tree').getByRole('link', { name: words.name, exact: true }).click()
  const cell = page.getByRole('row', { name: words.fields.sent }).getByText(words.fields.sent).first()
  await cell.dblclick()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words.renamed)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: words.renamed }).first()).toBeVisible()
}

async function rollBackTo(page: Page, words: Words, revision: number): Promise<void> {
  await visit(page, `/designer/revisions/${revision}`)
  await page.getByRole('button', { name: words.rollBack }).click()
  const dialog = dialogOf(page)
  await expect(dialog.locator('.ant-skeleton')).toHaveCount(0)
  for (const box of await dialog.getByRole('checkbox', { name: words.acknowledge }).all()) await box.check()
  await dialog.getByRole('textbox', { name: words.rollBackWhy }).fill('As it was')
  await dialog.getByRole('button', { name: words.rollBack }).click()
  await expect(page).toHaveURL(/\/designer\/revisions$/, { timeout: 30_000 })
}

type Api = Parameters<typeof discardDraft>[0]

async function headOf(api: Api): Promise<number> {
  return (await api.send('GET', '/api/designer/revisions')).head
}

async function labelOfSentOn(api: Api, locale: string): Promise<string> {
  const { objects } = await api.send('GET', '/api/catalog')
  const object = objects.find((item: { name: string }) => item.name === 'sample_dispatch')
  return object.fields.find((item: { type: string; system?: boolean }) => item.type === 'date' && !item.system).label[
    locale
  ]
}
