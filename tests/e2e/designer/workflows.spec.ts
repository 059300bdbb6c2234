/** Workflows are drawn by mouse and by keys, filled in beside the diagram, undone, and taken in from other tools. */
import type { Locator, Page } from '@playwright/test'
import { findingsIn } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { canvas, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

const shape = (page: Page, id: string): Locator => page.locator(`.djs-element[data-element-id="${id}"]`).first()
const tool = (page: Page, name: string): Locator => canvas(page).getByRole('button', { name, exact: true })
const panel = (page: Page): Locator => page.locator('.definition-panel')

/** Clicks on the line of a flow: its middle, which lies beside the middle of the box around it where it has corners. */
async function clickLine(page: Page, id: string): Promise<void> {
  const at = await page
    .locator(`.djs-connection[data-element-id="${id}"] .djs-visual > path`)
    .first()
    .evaluate(path => {
      const line = path as SVGPathElement
      const { x, y } = line
        .getPointAtLength(line.getTotalLength() / 2)
        .matrixTransform(line.getScreenCTM() ?? undefined)
      return { x, y }
    })
  await page.mouse.click(at.x, at.y)
}

/** From the palette to a place on the diagram. */
async function drop(page: Page, name: string, at: { readonly x: number; readonly y: number }): Promise<void> {
  const [from, board] = [await tool(page, name).boundingBox(), await canvas(page).locator('.diagram').boundingBox()]
  if (!from || !board) throw new Error('Not on the screen')
  await page.mouse.move(from.x + 12, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(from.x + 70, from.y + 20, { steps: 4 })
  await page.mouse.move(board.x + at.x, board.y + at.y, { steps: 6 })
  await page.mouse.up()
}

test('a workflow is drawn by mouse and by keys, mended, undone and found again', async ({ page, draft }) => {
  const read = () => draft.read('workflow', 'credit_check')
  const types = async () => (await read()).nodes.map(node => node.type)
  await page.goto(`/designer/drafts/${draft.id}`)
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Workflow', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Credit check')
  await choose(dialog, 'Object', 'Opportunity')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(shape(page, 'first-task')).toBeVisible()
  await expect(page.getByText('BPMN.iO').or(page.locator('.bjs-powered-by'))).toBeVisible()

  // By mouse: dragged onto the diagram and named in place.
  await drop(page, 'Service task', { x: 200, y: 120 })
  const input = page.locator('.djs-direct-editing-content')
  await input.fill('Set stage')
  await page.keyboard.press('Enter')
  await expect.poll(types).toEqual(['startEvent', 'userTask', 'endEvent', 'serviceTask'])
  await expect.poll(async () => (await read()).nodes.at(-1)?.label).toEqual({ en: 'Set stage' })
  const task = (await read()).nodes.at(-1)?.id ?? ''

  // By keys: appended to what is selected, connected with what is there.
  await tool(page, 'Exclusive gateway').press('Enter')
  await expect.poll(types).toContain('exclusiveGateway')
  await page.keyboard.press('Escape')
  await tool(page, 'End').press('Enter')
  await expect.poll(async () => (await read()).flows.length).toBe(4)
  await page.keyboard.press('Escape')
  const gateway = (await read()).nodes.find(node => node.type === 'exclusiveGateway')?.id ?? ''
  await shape(page, gateway).click()
  await choose(canvas(page), 'Connect with …', 'First task · User task')
  await expect
    .poll(async () => (await read()).flows.some(flow => flow.from === gateway && flow.to === 'first-task'))
    .toBe(true)

  // What is wrong stands at the step and leads to it; mended, it is gone.
  const end = (await read()).nodes.findLast(node => node.type === 'endEvent')?.id ?? ''
  const mark = (id: string) => canvas(page).locator(`[data-container-id="${id}"] .diagram-mark-error`)
  await expect(mark(end)).toHaveAttribute('title', /leads to/)
  await mark(task).click()
  await expect(panel(page).getByRole('heading', { name: /^Set stage/ })).toBeVisible()
  await choose(panel(page), 'Kind', 'Update record')
  await choose(panel(page), 'Object', 'Opportunity')
  await expect
    .poll(async () => (await read()).nodes.find(node => node.id === task))
    .toMatchObject({ does: { type: 'update', target: 'opportunity' } })
  await choose(canvas(page), 'Find an element', 'Start')
  await choose(canvas(page), 'Connect with …', 'Set stage · Service task')
  await expect(mark(end)).toHaveCount(0)

  // A condition on the flow, with an expression.
  const flow = (await read()).flows.find(item => item.to === 'first-task' && item.from === gateway)?.id ?? ''
  await clickLine(page, flow)
  await panel(page).getByRole('textbox', { name: 'Condition' }).fill('amount > 1000')
  await panel(page).getByRole('textbox', { name: 'Condition' }).blur()
  await expect.poll(async () => (await read()).flows.find(item => item.id === flow)?.when).toBe('amount > 1000')

  // What hangs on a step goes with it, and comes back as one edit.
  await shape(page, gateway).click()
  await page.keyboard.press('Delete')
  await expect.poll(async () => [(await read()).nodes.length, (await read()).flows.length]).toEqual([5, 3])
  await expect(shape(page, gateway)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(shape(page, gateway)).toBeVisible()
  expect((await read()).flows).toHaveLength(6)
  await page.keyboard.press('Control+Shift+z')
  await expect(shape(page, gateway)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(shape(page, gateway)).toBeVisible()

  await page.reload()
  await expect(shape(page, gateway)).toBeVisible()
  await expect(canvas(page).getByText('Set stage')).toBeVisible()
  expect((await draft.steps()).slice(-4)).toEqual([
    expect.stringMatching(/^Exclusive gateway added/),
    'Service task is now called “Set stage” (Workflow Credit check)',
    'Service task added (Workflow Credit check)',
    'Workflow Credit check added',
  ])
  expect(await findingsIn(page, '.definition-canvas')).toEqual([])
})

test('a model of another tool is taken in after its report; the words are Chinese', async ({ page, draft, api }) => {
  await api.send('POST', `/api/designer/drafts/${draft.id}/commands`, {
    command: 'add-definition',
    definition: {
      kind: 'workflow',
      name: 'leave',
      label: { en: 'Leave', 'zh-CN': '请假' },
      nodes: [{ id: 'start', type: 'startEvent' }],
      flows: [],
    },
  })
  await page.addInitScript(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await draft.show('workflow', 'leave')
  await expect(canvas(page).getByRole('button', { name: '用户任务', exact: true })).toBeVisible()
  await shape(page, 'start').click()
  await expect(page.locator('.djs-context-pad').getByTitle('追加用户任务')).toBeVisible()
  await page.getByRole('button', { name: '导入 XML …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'leave.bpmn',
    mimeType: 'application/xml',
    buffer:
      Buffer.from(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
      <process id="p"><startEvent id="begin"/><userTask id="decide" name="Decide" camunda:assignee="demo"/><serviceTask id="book" name="Book" camunda:class="x.Y"/>
      <sequenceFlow id="one" sourceRef="begin" targetRef="decide"/><sequenceFlow id="two" sourceRef="decide" targetRef="book"/></process></definitions>`),
  })
  await expect(dialog.getByText('识别为Camunda 7：3 个元素，2 条连线。')).toBeVisible()
  await expect(dialog.getByText(/demo/)).toBeVisible()
  await dialog.getByRole('button', { name: '替换流程图' }).click()
  await expect(shape(page, 'decide')).toBeVisible()
  expect((await draft.read('workflow', 'leave')).nodes.map(node => node.id)).toEqual(['begin', 'decide', 'book'])
})
