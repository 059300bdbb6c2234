/**
 * The rules of an object that a record obeys on every way in which it is written: form, API, import, mass change, action,
 * conversion, workflow. They run after the values are planned and looked up, in this order; what is wrong is added to
 * the errors of the plan, what a rule sets is put among its values.
 */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import { systemObjects } from '#metadata/system-fields.ts'

import { guardLifecycles } from '../../lifecycles/guard-lifecycles.ts'
import { guardLines, isGuardedLine } from '../../lifecycles/guard-lines.ts'
import { lifecyclesOf } from '../../lifecycles/lifecycles-of.ts'
import { checkSettingValues } from '../../settings/check-setting-values.ts'
import type { WriteContext } from '../../write.ts'
import type { CheckWritten, RuleSubject } from './rule-subject.ts'

/** Applies all rules to records that are written together; answers what is left to be asked of them once they are written. */
export async function applyRules(
  context: WriteContext,
  subjects: readonly RuleSubject[],
): Promise<CheckWritten | undefined> {
  checkSettingValues(context, subjects)
  await guardLines(context, subjects)
  return await guardLifecycles(context, subjects)
}

/** Whether records of the object obey any rule; else there is nothing to apply. */
export function hasRules(catalog: Catalog, object: CatalogObject): boolean {
  if (object.id === systemObjects.settingValue) return true
  return lifecyclesOf(catalog, object).length > 0 || isGuardedLine(catalog, object)
}
