/** Templates over HTTP and as folders: installing into a draft, making one with records, starting a system from it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readRecords, type TemplateBundle, writeTemplate } from '#designer/templates/template-bundle.ts'
import { joinTemplates, readTemplate, withRequired } from '#runtime/installation/read-template.ts'
import { templateFolder } from '#runtime/installation/template-folders.ts'

import { edited } from '../../metadata/shop.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'
import { installedDatabase } from '../../support/installed-database.ts'

let full: FullHttp
let folder: string
let admin: string
let draftsman: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-template-'))
  const sales = joinTemplates(await withRequired(await readTemplate(templateFolder('sales') as string)))
  full = await fullHttp(
    edited(sales, ({ get, field }) => {
      field('contact', 'mobile').personal = true
      // Somebody who may design and see, but not take records away.
      get('role', 'service_agent').system = ['design']
    }),
  )
  const role = (name: string) => full.system.catalogs.current().symbols.definition('role', name)?.id as string
  admin = await full.signIn((await full.person('One', [role('administrator')])).actor.userId)
  draftsman = await full.signIn((await full.person('Two', [role('service_agent')])).actor.userId)
  ids.old = await full.insert('account', { name: '旧客户', record_type: 'organization', status: 'active' })
  ids.account = await full.insert('account', {
    name: '贝尔',
    record_type: 'organization',
    status: 'active',
    parent: ids.old,
  })
  ids.contact = await full.insert('contact', { name: '王伟', mobile: '13812345678', account: ids.account })
})
afterAll(async () => {
  await full?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const base = '/api/designer'
const post = (who: string, at: string, body: unknown) => full.ask(who, { method: 'POST', path: base + at, body })
const code = ({ status, body }: { status: number; body: { type: string } }) => [
  status,
  body.type.replace('/problems/', ''),
]

async function emptyDraft(): Promise<string> {
  return (await post(admin, '/drafts', { name: 'x' })).body.id
}

const wish = { name: 'acme', label: { en: 'Acme', 'zh-CN': '艾可' }, version: '1.0.0', definitions: 'all' }

describe('the list', () => {
  test('is for designers', async () => {
    const { status, body } = await full.ask(draftsman, { method: 'GET', path: `${base}/templates` })
    expect(status).toBe(200)
    expect(body.templates.map((item: { name: string; installed: string }) => [item.name, item.installed])).toEqual([
      ['sales', 'all'],
      // Its customers are those of sales.
      ['service_loop', 'some'],
      ['system', 'all'],
    ])
  })
})

describe('installing into a draft', () => {
  test('is one step that can be undone, and says what was kept', async () => {
    const id = await emptyDraft()
    for (const [kind, name] of [
      ['role', 'service_agent'],
      ['menu', 'service'],
    ] as const) {
      await post(admin, `/drafts/${id}/commands`, { command: 'remove-definition', kind, name, also: 'all' })
    }
    const before = (await full.ask(admin, { method: 'GET', path: `${base}/drafts/${id}/definitions` })).body.definitions
    const answer = await post(admin, `/drafts/${id}/install`, { template: 'sales', parts: ['service'] })
    expect(answer.status).toBe(200)
    const { installation, step, findings, draft } = answer.body
    expect(installation.added.map((item: { name: string }) => item.name).sort()).toEqual(['service', 'service_agent'])
    expect(installation.kept.length).toBeGreaterThan(100)
    expect(step).toMatchObject({
      command: 'install-part',
      arguments: { template: 'sales', version: '1.0.0', parts: ['service'] },
      description: { en: 'Template Sales, marketing and service 1.0.0 installed: Service' },
    })
    expect(findings.filter((item: { severity: string }) => item.severity === 'error')).toEqual([])
    expect(draft.canUndo).toBe(true)
    await post(admin, `/drafts/${id}/undo`, {})
    const after = (await full.ask(admin, { method: 'GET', path: `${base}/drafts/${id}/definitions` })).body.definitions
    expect(after).toEqual(before)
  })

  test('of what is there already changes nothing', async () => {
    const { body } = await post(admin, `/drafts/${await emptyDraft()}/install`, { template: 'sales' })
    expect(body).toMatchObject({ step: null, changed: [], installation: { added: [], extended: [], trimmed: [] } })
  })

  test('what is wrong is refused, and nothing changes', async () => {
    const id = await emptyDraft()
    const refuse = async (body: unknown, expected: unknown[]) => {
      expect(code(await post(admin, `/drafts/${id}/install`, body))).toEqual(expected)
    }
    await refuse({ template: 'nothing' }, [404, 'template/unknown'])
    await refuse({ template: '../../etc' }, [404, 'template/unknown'])
    await refuse({ template: 'sales', parts: ['x'] }, [404, 'template-part/unknown'])
    await refuse({}, [400, 'request/invalid'])
    await refuse({ template: 'sales', bundle: {} }, [400, 'request/invalid'])
    await refuse({ bundle: { format: 'zip' } }, [422, 'template/broken'])
    const { body } = await full.ask(admin, { method: 'GET', path: `${base}/drafts/${id}/steps` })
    expect(body.steps).toEqual([])
    expect(code(await post(draftsman, `/drafts/${id}/install`, { template: 'sales' }))).toEqual([404, 'draft/unknown'])
  })
})

describe('making a template', () => {
  test('answers a file that goes back into a draft', async () => {
    const made = await post(admin, '/templates/make', { ...wish, definitions: ['picklist/levels', 'picklist/genders'] })
    expect(made.status).toBe(200)
    expect(made.headers['content-disposition']).toBe("attachment; filename*=UTF-8''acme-1.0.0.json")
    const bundle = made.body as TemplateBundle
    expect(bundle.definitions.map(item => item.name).sort()).toEqual(['acme', 'genders', 'levels'])
    const { body } = await post(admin, `/drafts/${await emptyDraft()}/install`, { bundle })
    expect(body.installation.added.map((item: { name: string }) => item.name)).toEqual(['acme'])
    expect(body.installation.kept.filter((item: { differs: boolean }) => item.differs)).toEqual([])
  })

  test('takes what a draft has', async () => {
    const id = await emptyDraft()
    await post(admin, `/drafts/${id}/commands`, {
      command: 'rename-definition',
      kind: 'picklist',
      name: 'levels',
      to: 'grades',
    })
    const { body } = await post(admin, '/templates/make', { ...wish, from: id, definitions: ['picklist/grades'] })
    expect(body.definitions.map((item: { name: string }) => item.name)).toContain('grades')
  })

  test('what is wrong is refused', async () => {
    const refuse = async (more: object, expected: unknown[]) =>
      expect(code(await post(admin, '/templates/make', { ...wish, ...more }))).toEqual(expected)
    await refuse({ definitions: ['object/quote'] }, [422, 'template/incomplete'])
    await refuse({ definitions: ['object/quot'] }, [404, 'definition/unknown'])
    await refuse({ version: '1' }, [400, 'request/invalid'])
    await refuse({ name: 'a/b' }, [400, 'request/invalid'])
    await refuse({ from: 'revision-x' }, [400, 'request/invalid'])
    await refuse({ records: { objects: ['acount'] } }, [404, 'object/unknown'])
    await refuse({ records: { objects: ['account'], limit: 0 } }, [400, 'request/invalid'])
  })

  test('records are for those who may export all of them', async () => {
    const answer = await post(draftsman, '/templates/make', { ...wish, records: { objects: ['account'] } })
    expect(code(answer)).toEqual([403, 'access/denied'])
    expect((await post(draftsman, '/templates/make', { ...wish, definitions: ['picklist/levels'] })).status).toBe(200)
  })

  test('a system that starts from its folder has its records, whole and masked', async () => {
    const made = await post(admin, '/templates/make', {
      ...wish,
      records: { objects: ['account', 'contact'], limit: 1 },
    })
    expect(made.status).toBe(200)
    const bundle: TemplateBundle = JSON.parse(made.text)
    const records = readRecords(bundle)
    // One account was asked for, and the one above it, to which it leads.
    expect(records?.lines.account?.map(line => line.name)).toEqual(['贝尔', '旧客户'])
    expect(records?.lines.account?.[0]).toMatchObject({ id: ids.account, parent: ids.old })
    expect(records?.lines.contact?.[0]).toMatchObject({ account: ids.account })
    expect(made.text).not.toContain('13812345678')
    expect(records?.lines.contact?.[0]?.mobile).toMatch(/^138\d{8}$/)

    const at = path.join(folder, 'acme')
    await writeTemplate(at, { ...bundle, records })
    expect((await readdir(path.join(at, 'records'))).sort()).toEqual([
      'account.ndjson',
      'contact.ndjson',
      'manifest.json',
    ])
    expect(JSON.parse(await readFile(path.join(at, 'records/manifest.json'), 'utf8')).order).toEqual([
      'account',
      'contact',
    ])
    const fresh = await installedDatabase(at, true)
    try {
      const rows = await fresh.db.query(sql`select a.name, count(c.id)::int as contacts from ed.account a
        left join ed.contact c on c.account = a.id group by 1 order by 2 desc`)
      expect(rows).toEqual([
        { name: '贝尔', contacts: 1 },
        { name: '旧客户', contacts: 0 },
      ])
    } finally {
      await fresh.drop()
    }
  })

  test('records that would leave the folder are refused', () => {
    const lines = { '../evil': [] }
    const value = {
      format: 'fulcrum-template',
      definitions: [],
      records: { manifest: { asOf: '2026-01-01', order: ['../evil'] }, lines },
    }
    expect(() => readRecords(value)).toThrowError(/sample records cannot be read/)
    expect(readRecords({})).toBeNull()
  })
})
