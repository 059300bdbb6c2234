/** The language of whoever looks at a preview is neither taken from nor given to the person that he acts as. */
import { afterEach, expect, test, vi } from 'vitest'

function openAt(mount: string | undefined, stored: Record<string, string>) {
  const content = new Map(Object.entries(stored))
  vi.resetModules()
  vi.stubGlobal('document', { querySelector: () => (mount === undefined ? null : { content: mount }) })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => content.get(key) ?? null,
    setItem: (key: string, value: string) => void content.set(key, value),
  })
  return content
}

const load = () => import('#runtime/web/i18n/locale.ts')

afterEach(() => vi.unstubAllGlobals())

test('a choice at the root is kept on the device', async () => {
  const stored = openAt(undefined, {})
  const { rememberLocale, rememberedLocale } = await load()
  rememberLocale('zh-CN')
  expect([...stored]).toEqual([['fulcrum.locale', 'zh-CN']])
  expect(rememberedLocale()).toBe('zh-CN')
})

test('a preview speaks the language of whoever looks, and keeps another choice to itself', async () => {
  const stored = openAt('/preview/d/p', { 'fulcrum.locale': 'zh-CN' })
  const { rememberLocale, rememberedLocale } = await load()
  expect(rememberedLocale()).toBe('zh-CN')
  rememberLocale('en')
  expect(rememberedLocale()).toBe('en')
  expect(stored.get('fulcrum.locale')).toBe('zh-CN')
})
