/** Texts over HTTP: as a list, as a table for Excel, and the table back as one edit. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { fixtureApplication } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let stranger: string
let draft: string

beforeAll(async () => {
  full = await fullHttp(fixtureApplication())
  const roles = full.system.catalogs.current().symbols.all('role')
  const administrator = roles.find(role => role.system?.includes('administer'))!
  const plain = roles.find(role => !role.system?.length)!
  admin = await full.signIn((await full.person('One', [administrator.id])).actor.userId)
  stranger = await full.signIn((await full.person('Two', [plain.id])).actor.userId)
  draft = (await full.ask(admin, { method: 'POST', path: '/api/designer/drafts', body: { name: '春季 2027' } })).body.id
})
afterAll(() => full?.drop())

const at = (more = '') => `/api/designer/drafts/${draft}/labels${more}`
const get = (path: string, who = admin) => full.ask(who, { method: 'GET', path })
const send = (body: string | Buffer, more = '', type = 'text/csv', who = admin) =>
  full.ask(who, { method: 'POST', path: at(more), body, headers: { 'content-type': type } })
const labelOf = async (kind: string, name: string, path: string) => {
  const { labels } = (await get(at())).body
  return labels.find(
    (label: Record<string, string>) => label.kind === kind && label.name === name && label.path === path,
  )
}

test('the list has every text, or those that are missing', async () => {
  const all = await get(at())
  expect(all.status).toBe(200)
  expect(all.body.labels.length).toBeGreaterThan(50)
  const missing = await get(at('?missing=true'))
  expect(missing.body.labels).toHaveLength(all.body.missing)
  expect(missing.body.labels.every((label: { missing: string[] }) => label.missing.length > 0)).toBe(true)
})

test('the table is downloaded under the name of the draft', async () => {
  const { status, headers, text } = await get(at('.csv?locale=zh-CN'))
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('春季 2027-labels.csv')}`,
  )
  expect(text).toMatch(/^\uFEFFkind,name,path,what,en,zh-CN\n/)
  expect(text).toContain(',复数名称,')
})

test('what comes back changed is one edit, and what is wrong is told by line', async () => {
  const lines = (await get(at('.csv'))).text.split('\n')
  const rows = lines.filter(line => /^object,user,(label|plural),/.test(line))
  expect(rows).toHaveLength(2)
  const table = [lines[0], ...rows.map(row => row.replace(/[^,]*$/, '同事')), 'object,usr,label,,A,B'].join('\n')
  const answer = await send(table)
  expect(answer.status).toBe(200)
  expect(answer.body.report).toMatchObject({ changed: 2, unchanged: 0, faults: [{ line: 4, didYouMean: ['user'] }] })
  expect(answer.body.step).toMatchObject({ command: 'set-labels', description: { en: '2 texts of 1 definition set' } })
  expect(answer.body.changed.map((item: { name: string }) => item.name)).toEqual(['user'])
  expect(await labelOf('object', 'user', 'plural')).toMatchObject({ 'zh-CN': '同事' })
  await full.ask(admin, { method: 'POST', path: `/api/designer/drafts/${draft}/undo`, body: {} })
  expect(await labelOf('object', 'user', 'plural')).not.toMatchObject({ 'zh-CN': '同事' })
  expect((await send(lines.join('\n'))).body).toEqual({
    report: { changed: 0, unchanged: lines.length - 2, faults: [] },
  })
})

test('Excel of a Chinese Windows saves in GB18030', async () => {
  const head = Buffer.from('kind,name,path,zh-CN\nobject,unit,label,')
  const { body } = await send(Buffer.concat([head, Buffer.from([0xb2, 0xbf, 0xc3, 0xc5, 0xb1, 0xed])]))
  expect(body.report).toMatchObject({ changed: 1, faults: [] })
  expect(await labelOf('object', 'unit', 'label')).toMatchObject({ 'zh-CN': '部门表' })
})

test('what is no table is refused, and nothing changes', async () => {
  const before = (await get(at())).body
  const refused = async (answer: ReturnType<typeof send>, status: number, code: string) => {
    const { status: actual, body } = await answer
    expect([actual, body.type]).toEqual([status, `/problems/${code}`])
  }
  await refused(send(''), 422, 'import/broken')
  await refused(send('name,en\nx,y'), 422, 'import/broken')
  await refused(send('kind,name,path,en\n"x'), 422, 'import/broken')
  await refused(send(Buffer.from([0xff, 0xfe, 0x00]), '', 'text/csv'), 422, 'import/encoding')
  await refused(send('{}', '', 'application/json'), 422, 'import/broken')
  await refused(send('a', '?seen=x'), 400, 'request/invalid')
  await refused(send('kind,name,path,en\nobject,user,label,X', '', 'text/csv', stranger), 403, 'access/denied')
  expect((await get(at(), stranger)).status).toBe(403)
  expect((await get(at('.csv'), stranger)).status).toBe(403)
  expect((await get(at())).body).toEqual(before)
})

test('a text that somebody changed meanwhile is not overwritten', async () => {
  const { version } = (await get(at())).body
  const change = (text: string) => send(`kind,name,path,en\nobject,team,label,${text}`, `?seen=${version}`)
  expect((await change('Crew')).status).toBe(200)
  const stale = await change('Squad')
  expect([stale.status, stale.body.type]).toEqual([409, '/problems/definition/stale'])
  expect(await labelOf('object', 'team', 'label')).toMatchObject({ en: 'Crew' })
})

test('a revision is read, not written', async () => {
  const labels = (id: string) => `/api/designer/drafts/${id}/labels`
  expect((await get(labels('revision-1'))).status).toBe(200)
  const { status, body } = await full.ask(admin, {
    method: 'POST',
    path: labels('revision-1'),
    body: 'kind,name,path,en\nobject,team,label,Gang',
    headers: { 'content-type': 'text/csv' },
  })
  expect([status, body.type]).toEqual([409, '/problems/draft/read-only'])
})
