/** Saving a whole system and bringing it back into another database: nothing lost, nothing half there. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { copyOut } from '#platform/database/copy.ts'
import type { Database } from '#platform/database/database.ts'
import { readFile, storeFile } from '#platform/files/stored-files.ts'
import { newId } from '#platform/new-id.ts'
import { openSession } from '#platform/sign-in/sessions.ts'
import { backUp } from '#runtime/backup/back-up.ts'
import { readBackupFile } from '#runtime/backup/backup-file.ts'
import { type Frame, packFrames } from '#runtime/backup/frames.ts'
import type { Manifest } from '#runtime/backup/manifest.ts'
import { restore } from '#runtime/backup/restore.ts'
import { productionEd } from '#runtime/installation/open-system.ts'
import { takeMails } from '#runtime/mail/mail-rows.ts'
import { endHold } from '#runtime/outgoing/hold.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { runCrm } from '#tests/support/run-crm.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let source: TestDatabase
let file: string
let adminId: string
let fileId: string
const bytes = randomBytes(700_000)

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-backup-'))
  source = await installedDatabase('sales', true)
  const { db } = source
  const [admin] = await db.query<{ id: string }>(sql`select user_id as id from platform.credential`)
  adminId = admin!.id
  await openSession(db, adminId, { ip: '127.0.0.1', agent: 'test' })
  const stored = { name: '合同.bin', type: 'application/octet-stream', createdBy: adminId }
  fileId = (await storeFile(db, { ...stored, bytes: Readable.from([bytes]) })).id
  await db.query(sql`insert into ed_log.outbox (object_id, record_id, action, revision)
    select 'x', gen_random_uuid(), 'created', 1 from generate_series(1, 5)`)
  await db.script(
    `create table ed_log.audit_2026_10 partition of ed_log.audit for values from ('2026-10-01') to ('2026-11-01')`,
  )
  await db.query(sql`insert into ed_log.audit (id, at, source, action) values
    (gen_random_uuid(), '2026-10-05', '{}', 'signed-in'), (gen_random_uuid(), '2026-09-05', '{}', 'line ' || chr(10) || chr(9) || '\\ end')`)
  // A field of another family, one that is gone, and an object that is gone leave parked columns with values.
  await promoteNext(db, application =>
    changeObject(application, 'account', object => ({ ...object, fields: [...object.fields, extra('text')] })),
  )
  await db.script(`update ed.account set parked_or_not = case when random() < 0.5 then '42' else E'a\\tb\\nc\\\\N' end`)
  await promoteNext(db, application =>
    changeObject(application, 'account', object => ({
      ...object,
      fields: object.fields.map(field => (field.id === 'x-extra' ? extra('integer') : field)),
    })),
  )
  await promoteNext(db, application =>
    changeObject(application, 'account', object => ({
      ...object,
      fields: [...object.fields.filter(field => field.id !== 'x-extra'), required],
    })),
  )
  file = path.join(folder, 'system.backup')
  await backUp(db, productionEd, file, '0.1.0')
})
afterAll(async () => {
  await source?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const label = { en: 'Extra', 'zh-CN': '其他' }
const extra = (type: 'text' | 'integer') => ({ id: 'x-extra', name: 'parked_or_not', type, label }) as FieldDefinition
/** Required, though every record lacks it: its check cannot be validated. */
const required = { id: 'x-required', name: 'must', type: 'text', label, required: true } as FieldDefinition

function changeObject(
  application: NamedApplication,
  name: string,
  change: (object: ObjectDefinition) => ObjectDefinition,
): NamedApplication {
  return toApplication(
    application.definitions.map(item => (item.kind === 'object' && item.name === name ? change(item) : item)),
  )
}

async function promoteNext(db: Database, change: (application: NamedApplication) => NamedApplication): Promise<void> {
  const base = await readHead(db)
  const application = change(toNamed((await loadRevision(db, base)).application))
  const wish = {
    ed: productionEd,
    base,
    application,
    findings: findFindings,
    author: null,
    message: 'x',
    source: 'test',
  }
  await promote(db, wish)
}

const leftOut = ['session', 'sign_in_link', 'sign_in_attempt', 'job', 'job_error'].map(name => `platform.${name}`)

/** A checksum of the rows of every table. */
async function checksums(db: Database): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string; quoted: string; columns: string }>(sql`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
      (select string_agg(format('%I', attname), ', ' order by attname) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'bm', 'ed', 'ed_log') and c.relkind = 'r' order by 1`)
  const sums: Record<string, string> = {}
  for (const { name, quoted, columns } of tables) {
    if (leftOut.includes(name)) continue
    const where = name === 'platform.setting' ? `where name <> 'secret-key-check'` : ''
    const [[row] = []] =
      await db.script(`select count(*) || ' ' || coalesce(md5(string_agg(line, '' order by line)), '') as sum
      from (select row(${columns})::text as line from ${quoted} ${where}) lines`)
    sums[name] = String(row?.sum)
  }
  return sums
}

/** Columns, constraints, indexes, triggers and functions of the schemas, as PostgreSQL describes them. */
async function shape(db: Database): Promise<Record<string, string>> {
  const rows = await db.query<{ name: string; text: string }>(sql`
    with c as (select c.*, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('platform', 'bm', 'ed', 'ed_log', 'ed_view'))
    select 'column ' || nspname || '.' || relname || '.' || attname as name,
      format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || coalesce(pg_get_expr(adbin, adrelid), '') || attidentity::text as text
      from pg_attribute a join c on c.oid = attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v')
    union all select 'constraint ' || nspname || '.' || relname || '.' || conname, pg_get_constraintdef(k.oid) || ' ' || convalidated
      from pg_constraint k join c on c.oid = conrelid where contype <> 'n'
    union all select 'index ' || nspname || '.' || relname, pg_get_indexdef(c.oid) || ' ' || indisvalid from pg_index join c on c.oid = indexrelid
    union all select 'trigger ' || nspname || '.' || relname || '.' || tgname, pg_get_triggerdef(t.oid) from pg_trigger t join c on c.oid = tgrelid
      where not tgisinternal
    union all select 'function ' || nspname || '.' || proname, prosrc from pg_proc p join pg_namespace n on n.oid = pronamespace
      where nspname in ('platform', 'bm', 'ed', 'ed_log')
    union all select 'partition ' || relname, pg_get_expr(relpartbound, c.oid) from c where relispartition and relkind = 'r'`)
  return Object.fromEntries(rows.map(row => [row.name, row.text]).sort())
}

test('a restored system is the same to the last row, and goes on', async () => {
  const target = await freshDatabase([])
  const { db } = target
  const result = await runCrm(['restore', file], { DATABASE_URL: target.url })
  expect(result).toMatchObject({ code: 0, err: '' })
  expect(result.out).toMatch(
    /^Restored revision 4 of 20\d\d-.*Z with \d+ rows of \d+ tables\.\nIt sends nothing until .*\n$/,
  )
  const [held] = await db.query<{ backup: string }>(
    sql`select value ->> 'backup' as backup from platform.setting where name = 'outgoing-held'`,
  )
  expect(Date.parse(held?.backup ?? '')).toBeLessThan(Date.now())
  expect(await takeMails(db, productionEd, 10)).toEqual([])
  expect([await endHold(db), await endHold(db)]).toEqual([true, false])
  const sums = await checksums(db)
  expect(sums).toEqual(await checksums(source.db))
  expect(sums['ed.opportunity']).toMatch(/^523 /)
  expect(await shape(db)).toEqual(await shape(source.db))
  expect(await db.query(sql`select 1 from platform.session`)).toEqual([])
  const parts: Buffer[] = []
  for await (const part of readFile(db, fileId)) parts.push(part as Buffer)
  expect(createHash('sha256').update(Buffer.concat(parts)).digest('hex')).toBe(
    createHash('sha256').update(bytes).digest('hex'),
  )
  await db.query(
    sql`insert into ed_log.outbox (object_id, record_id, action, revision) values ('x', ${newId()}, 'created', 1)`,
  )
  expect(await db.query(sql`select max(id) as id from ed_log.outbox`)).toEqual([{ id: 6 }])
  // A field that had been dropped comes back with its values.
  await promoteNext(db, application =>
    changeObject(application, 'account', object => ({
      ...object,
      fields: [...object.fields.filter(field => field.id !== 'x-required'), extra('integer')],
    })),
  )
  const [kept] = await db.query<{ count: number }>(
    sql`select count(*) as count from ed.account where parked_or_not_2 = 42`,
  )
  expect(kept?.count).toBeGreaterThan(50)
  await target.drop()
})

test('only into an empty system', async () => {
  const other = await installedDatabase('none')
  const before = await checksums(other.db)
  const result = await runCrm(['restore', file], { DATABASE_URL: other.url })
  expect(result).toMatchObject({ code: 1, out: '' })
  expect(result.err).toMatch(
    /^(It holds records|It has been installed)\. Restore into an empty database: another DATA_DIR/,
  )
  expect(await checksums(other.db)).toEqual(before)
  await other.drop()
  const foreign = await freshDatabase([])
  await foreign.db.script('drop schema platform cascade; create schema ed; create table ed.mine (n int)')
  await expect(restore(foreign.db, productionEd, file)).rejects.toMatchObject({ code: 'system/not-empty' })
  expect(await foreign.db.query(sql`select * from ed.mine`)).toEqual([])
  // What a first command on an empty database leaves is empty.
  await foreign.db.script('drop schema ed cascade')
  expect(await runCrm(['revisions'], { DATABASE_URL: foreign.url })).toMatchObject({ code: 0 })
  expect(await runCrm(['restore', file], { DATABASE_URL: foreign.url })).toMatchObject({ code: 0, err: '' })
  await foreign.drop()
})

test('a file that was cut, changed or is something else changes nothing', { timeout: 120_000 }, async () => {
  const target = await freshDatabase([])
  const whole = readFileSync(file)
  const raw = zlib.gunzipSync(whole)
  const flipped = (buffer: Buffer, at: number) => {
    const copy = Buffer.from(buffer)
    copy[at] = copy[at]! ^ 1
    return copy
  }
  const tampered = path.join(folder, 'tampered')
  const refused = async (content: Buffer, sentence: RegExp) => {
    writeFileSync(tampered, content)
    await expect(restore(target.db, productionEd, tampered)).rejects.toThrow(sentence)
    const schemas = await target.db.query(sql`select nspname from pg_namespace where nspname in ('bm', 'ed', 'ed_log')`)
    expect(schemas).toEqual([])
  }
  for (const part of [0.1, 0.5, 0.999]) {
    await refused(whole.subarray(0, Math.floor(whole.length * part)), /ends in the middle/)
    await refused(zlib.gzipSync(raw.subarray(0, Math.floor(raw.length * part)), { level: 1 }), /ends in the middle/)
    await refused(flipped(whole, Math.floor(whole.length * part)), /damaged|checksum/)
    await refused(
      zlib.gzipSync(flipped(raw, Math.floor(raw.length * part)), { level: 1 }),
      /checksum|ends in the middle/,
    )
  }
  await refused(Buffer.alloc(0), /ends in the middle|not a backup/)
  await refused(Buffer.from('PK and so on'), /not a backup/)
  await refused(zlib.gzipSync('hello'), /not a backup/)
  await refused(zlib.gzipSync(Buffer.concat([raw, Buffer.from('x')]), { level: 1 }), /checksum/)
  await refused(Buffer.concat([whole, zlib.gzipSync('x')]), /checksum/)
  const result = await runCrm(['restore', tampered], { DATABASE_URL: target.url })
  expect(result).toMatchObject({ code: 1, out: '', err: 'The file was changed or damaged: its checksum is wrong.\n' })
  await target.drop()
})

test('what is whole but does not fit is refused, and rolled back', async () => {
  const target = await freshDatabase([])
  const frames: Frame[] = []
  for await (const frame of readBackupFile(file)) frames.push(frame)
  const [first, ...rest] = frames
  const manifest = (first as { value: Manifest }).value
  const rewritten = path.join(folder, 'rewritten')
  const refused = async (changed: Frame[], expected: object) => {
    const parts: Buffer[] = []
    for await (const part of packFrames(Readable.from(changed))) parts.push(part)
    writeFileSync(rewritten, zlib.gzipSync(Buffer.concat(parts), { level: 1 }))
    await expect(restore(target.db, productionEd, rewritten)).rejects.toMatchObject(expected)
    const schemas = await target.db.query(sql`select nspname from pg_namespace where nspname in ('bm', 'ed', 'ed_log')`)
    expect(schemas).toEqual([])
  }
  const json = (value: unknown): Frame => ({ kind: 'json', value })
  await refused([json({ ...manifest, format: 2, product: '9.0.0' }), ...rest], {
    code: 'backup/newer',
    message: 'It was made by version 9.0.0, which is newer than this one. Update first.',
  })
  await refused([json({ ...manifest, migrations: [...manifest.migrations, 'runtime/999'] }), ...rest], {
    code: 'backup/newer',
  })
  await refused([], { code: 'backup/invalid' })
  await refused([json({ hello: 1 })], { code: 'backup/invalid' })
  const withoutRows = rest.filter((_, index) => index !== rest.findLastIndex(frame => frame.kind === 'bytes'))
  // A piece may end within a row: then that row does not fit.
  await refused([json(manifest), ...withoutRows], {
    code: 'backup/invalid',
    message: expect.stringMatching(/arrived|does not fit/),
  })
  const at = rest.findLastIndex(frame => frame.kind === 'bytes')
  await refused([json(manifest), ...rest.with(at, { kind: 'bytes', bytes: Buffer.from('\nnonsense\n') })], {
    code: 'backup/invalid',
    message: expect.stringContaining('does not fit'),
  })
  await target.drop()
})

test('the file is private, new, and gone when it could not be finished', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const env = { DATABASE_URL: source.url }
  const again = await runCrm(['backup', file], env)
  expect(again).toMatchObject({ code: 2, out: '', err: `${file} exists already. Say another name.\n` })
  const nowhere = await runCrm(['backup', path.join(folder, 'no', 'where')], env)
  expect(nowhere).toMatchObject({ code: 2, out: '' })
  expect(nowhere.err).toContain('no such file or directory')
  const missing = await runCrm(['restore', path.join(folder, 'none')], env)
  expect(missing).toMatchObject({ code: 2, out: '', err: `There is no file ${path.join(folder, 'none')}.\n` })
  const made = await runCrm(['backup', path.join(folder, 'by-command')], env)
  expect(made).toMatchObject({ code: 0 })
  expect(made.out).toMatch(/^Saved revision 4 with \d+ rows of \d+ tables in /)
  expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
})

test('reading that ends early leaves no connection that is out of step', async () => {
  const before = await source.db.connect()
  for await (const chunk of copyOut(before.client, 'copy (select * from generate_series(1, 3000000)) to stdout')) {
    expect(chunk.length).toBeGreaterThan(0)
    break
  }
  before.release()
  await Promise.all(Array.from({ length: 10 }, () => source.db.script('select 1')))
})

test('while promotions and writes go on, a backup is of one moment', { timeout: 120_000 }, async () => {
  const { db } = source
  let isOver = false
  const busy = async () => {
    for (let round = 0; !isOver; round++) {
      await promoteNext(db, application =>
        changeObject(application, 'contact', object => ({
          ...object,
          fields: [
            ...object.fields.filter(field => field.id !== 'x-busy'),
            { id: 'x-busy', name: 'busy', type: round % 2 ? 'text' : 'integer', label } as FieldDefinition,
          ],
        })),
      )
    }
  }
  const writing = async () => {
    while (!isOver) {
      await db.transaction(async tx => {
        const [row] = await tx.query<{ id: string }>(sql`update ed.contact set rev = rev + 1 where id in
          (select id from ed.contact order by random() limit 1) returning id`)
        await tx.query(
          sql`insert into ed_log.outbox (object_id, record_id, action, revision) values ('contact', ${row!.id}, 'updated', 1)`,
        )
      })
    }
  }
  const [start] = await db.query<{ sum: number }>(
    sql`select (select sum(rev) from ed.contact) - (select count(*) from ed_log.outbox) as sum`,
  )
  const others = [busy(), writing(), writing()]
  const files: string[] = []
  for (let round = 0; round < 3; round++) {
    const name = path.join(folder, `busy-${round}`)
    await backUp(db, productionEd, name, '0.1.0')
    files.push(name)
  }
  isOver = true
  await Promise.all(others)
  for (const name of files) {
    const target = await freshDatabase([])
    const { manifest } = await restore(target.db, productionEd, name)
    expect(await readHead(target.db)).toBe(manifest.revision)
    const [row] =
      await target.db.query(sql`select (select sum(rev) from ed.contact) - (select count(*) from ed_log.outbox) as sum,
      (select max(number) from bm.revision) as revision, (select count(*) from bm.storage s left join information_schema.columns c
        on c.table_schema = 'ed' and c.table_name = s.table_name and c.column_name = s.column_name
        where s.column_name <> '' and c.column_name is null) as missing`)
    expect(row).toEqual({ sum: start?.sum, revision: manifest.revision, missing: 0 })
    await promoteNext(target.db, application =>
      changeObject(application, 'contact', object => ({ ...object, fields: [...object.fields, extra('text')] })),
    )
    await target.drop()
  }
})
