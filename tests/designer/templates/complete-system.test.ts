/** A system that an older version installed gets what the product relies on since. */
import { afterEach, expect, test } from 'vitest'
import { completeSystem } from '#designer/templates/complete-system.ts'
import { findTemplate } from '#designer/templates/find-template.ts'
import { leaveOutUnknown } from '#designer/templates/leave-out-unknown.ts'
import { findFindings } from '#metadata/findings.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { readHead } from '#metadata/revisions.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { silentLog } from '#platform/log.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { joinTemplates } from '#runtime/installation/read-template.ts'
import { runtimeMigrations } from '#runtime/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let fresh: TestDatabase
afterEach(() => fresh.drop())

test('what is missing is promoted once; what is removed afterwards stays removed', async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations, runtimeMigrations])
  const templates = await findTemplate('system')
  const whole = toResolved(joinTemplates(templates)).definitions
  const { definitions } = leaveOutUnknown(
    whole.filter(({ id }) => id !== 'sys-task'),
    [],
  )
  const old = toNamed({ form: 'resolved', definitions })
  const system = await openSystem(fresh.db, 'UTC')
  const promoteOld = (base: number) =>
    promote(fresh.db, {
      ed: system.ed,
      base,
      application: old,
      findings: findFindings,
      author: null,
      message: 'Old',
      source: 'installation',
    })
  await promoteOld(0)
  await system.catalogs.refresh()
  expect(system.catalogs.current().objectsById.get('sys-task')).toBeUndefined()

  await completeSystem(system, templates, silentLog)
  expect(await readHead(fresh.db)).toBe(2)
  expect(system.catalogs.current().objectsById.get('sys-task')).toBeDefined()

  await completeSystem(system, templates, silentLog)
  expect(await readHead(fresh.db)).toBe(2)
  await promoteOld(2)
  await completeSystem(system, templates, silentLog)
  expect(await readHead(fresh.db)).toBe(3)
})
