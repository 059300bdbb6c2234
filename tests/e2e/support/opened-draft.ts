/** A draft that is open for one test, and what stands in it on the server. */
import { expect as baseExpect, type Page } from '@playwright/test'
import type { Definition } from '#metadata/definitions.ts'
import { createDraft, discardDraft } from './designer.ts'
import { test as base, leave, visit } from './test.ts'

type KindName = Definition['kind']
type DefinitionOf<K extends KindName> = Extract<Definition, { kind: K }>

export interface OpenedDraft {
  readonly id: string
  /** The definition as the draft has it now. */
  readonly read: <K extends KindName>(kind: K, name: string) => Promise<DefinitionOf<K>>
  /** Opens its canvas. */
  readonly show: (kind: KindName, name: string) => Promise<void>
  /** What the list of edits says, the latest first. */
  readonly steps: () => Promise<string[]>
  /** Makes the preview from which canvases take their records. */
  readonly preview: () => Promise<void>
}

export const test = base.extend<{ draft: OpenedDraft }>({
  draft: async ({ api, page }, use, info) => {
    const id = await createDraft(api, info.title.slice(0, 100))
    const address = `/api/designer/drafts/${id}`
    await use({
      id,
      read: (kind, name) => api.send('GET', `${address}/definitions/${kind}/${name}`),
      show: async (kind, name) => {
        const { definitions } = await api.send('GET', `${address}/definitions`)
        const found = definitions.find((item: Definition) => item.kind === kind && item.name === name)
        await visit(page, `/designer/drafts/${id}/${kind}/${found.id}`)
      },
      steps: async () => {
        const { steps } = await api.send('GET', `${address}/steps?limit=50`)
        return steps.map((step: { description: { en: string } }) => step.description.en)
      },
      preview: async () => {
        await api.send('POST', `${address}/preview`, { from: 'production', records: 50 })
        await baseExpect
          .poll(async () => (await api.send('GET', `${address}/preview`)).state, { timeout: 50_000 })
          .toBe('ready')
      },
    })
    // What the canvas would still ask for is no longer there.
    await leave(page)
    await discardDraft(api, id)
  },
})

/** What is read out to those who do not see the screen. */
export const said = (page: Page) => page.locator('[role="status"][aria-live="assertive"]').filter({ hasText: /./ })

/** The canvas in the middle; the tree and the panel beside it have parts of the same names. */
export const canvas = (page: Page) => page.locator('.definition-canvas')
