import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWebIfStale } from '#platform/http/build-web.ts'
import { silentLog } from '#platform/log.ts'

let root: string
beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-build-'))
  fs.mkdirSync(path.join(root, 'runtime/web'), { recursive: true })
  fs.writeFileSync(path.join(root, 'vite.config.ts'), `export default { root: 'runtime/web' }`)
  fs.writeFileSync(
    path.join(root, 'runtime/web/index.html'),
    '<!doctype html><script type="module" src="./app.js"></script>',
  )
  fs.writeFileSync(path.join(root, 'runtime/web/app.js'), `document.title = 'first ${'x'.repeat(2000)}'`)
})
afterAll(() => fs.rmSync(root, { recursive: true }))

const bundle = (folder: string): string => {
  const name = fs.readdirSync(path.join(folder, 'assets')).find(file => file.endsWith('.js'))
  return fs.readFileSync(path.join(folder, 'assets', name!), 'utf8')
}

test('the web app is built when it is missing or stale, and only then', async () => {
  const folder = await buildWebIfStale(root, silentLog)
  expect(bundle(folder)).toContain('first')
  expect(
    fs
      .readdirSync(path.join(folder, 'assets'))
      .map(file => path.extname(file))
      .sort(),
  ).toEqual(['.br', '.gz', '.js'])
  const built = fs.statSync(path.join(folder, 'index.html')).mtimeMs
  await buildWebIfStale(root, silentLog)
  expect(fs.statSync(path.join(folder, 'index.html')).mtimeMs).toBe(built)
  fs.writeFileSync(path.join(root, 'runtime/web/app.js'), `document.title = 'second'`)
  expect(bundle(await buildWebIfStale(root, silentLog))).toContain('second')
  fs.writeFileSync(path.join(root, 'runtime/web/app.js'), 'const const')
  await expect(buildWebIfStale(root, silentLog)).rejects.toThrow('could not be built')
  expect(bundle(folder)).toContain('second')
  expect(fs.readdirSync(path.join(root, 'dist'))).toEqual(['web'])
})
