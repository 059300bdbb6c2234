/**
 * The rules of an object that a record obeys on every way in which it is written: form, API, import, mass change, action,
 * conversion, workflow. They run after the values are planned and looked up, in this order; what is wrong is added to
 * the errors of the plan, what a rule sets is put among its values.
 */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import { systemObjects } from '#metadata/system-fields.ts'

import { applyDefaults } from '../../computed/apply-defaults.ts'
import { defaultFormulaOf } from '../../fields/record-schema.ts'
import { guardLifecycles } from '../../lifecycles/guard-lifecycles.ts'
import { guardLines, isGuardedLine } from '../../lifecycles/guard-lines.ts'
import { lifecyclesOf } from '../../lifecycles/lifecycles-of.ts'
import { checkSettingValues } from '../../settings/check-setting-values.ts'
import { askValidations, isValidated } from '../../validations/ask-validations.ts'
import { guardLocks, isLockable } from '../../workflows/locks/guard-locks.ts'
import type { WriteContext } from '../../write.ts'
import type { CheckWritten, RuleSubject } from './rule-subject.ts'

/** Applies all rules to records that are written together; answers what is left to be asked of them once they are written. */
export async function applyRules(
  context: WriteContext,
  subjects: readonly RuleSubject[],
): Promise<CheckWritten | undefined> {
  checkSettingValues(context, subjects)
  await guardLocks(context, subjects)
  await guardLines(context, subjects)
  await applyDefaults(context, subjects)
  const checks = [await guardLifecycles(context, subjects), await askValidations(context, subjects)]
  const asked = checks.filter(check => check !== undefined)
  if (asked.length === 0) return undefined
  return async () => {
    for (const check of asked) await check()
  }
}

/** Whether records of the object obey any rule; else there is nothing to apply. Told once per catalog. */
export function hasRules(catalog: Catalog, object: CatalogObject): boolean {
  const known = ruled.get(object) ?? findRules(catalog, object)
  ruled.set(object, known)
  return known
}

const ruled = new WeakMap<CatalogObject, boolean>()

function findRules(catalog: Catalog, object: CatalogObject): boolean {
  return (
    object.id === systemObjects.settingValue ||
    lifecyclesOf(catalog, object).length > 0 ||
    isGuardedLine(catalog, object) ||
    isLockable(catalog, object) ||
    [...object.fields.values()].some(field => defaultFormulaOf(field) !== undefined) ||
    isValidated(catalog.objects.values(), object)
  )
}
