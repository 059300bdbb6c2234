import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { listRevisions, loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { templateFiles } from '../templates/template-files.ts'
import {
  columnAt,
  field,
  findMismatches,
  insert,
  orderFields,
  promoteNext,
  shop,
  text,
  valuesOf,
} from './promotion-system.ts'

let fresh: TestDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = fresh.db
})
afterEach(() => fresh.drop())

test('the templates become revision 1 and come back as they were', async () => {
  const definitions = ['system', 'sales'].flatMap(templateFiles).map(file => file.definition as unknown as Definition)
  const application = toApplication(definitions)
  const wish = { ed: 'ed', base: 0, author: null, message: 'first', source: 'test' }
  expect(await promote(db, { ...wish, application, findings: () => [] })).toEqual({ revision: 1, notes: [] })
  const revision = await loadRevision(db, 1)
  expect(revision).toMatchObject({ number: 1, parent: 0, author: null, message: 'first', source: 'test' })
  const named = toNamed(revision.application)
  expect(new Map(named.definitions.map(item => [item.id, item]))).toEqual(
    new Map(definitions.map(item => [item.id, item])),
  )
  expect(await findMismatches(db)).toEqual([])
  expect(await promote(db, { ...wish, base: 1, application, findings: () => [] })).toEqual({ revision: 1, notes: [] })
  expect((await listRevisions(db)).map(item => item.number)).toEqual([1, 0])
})
