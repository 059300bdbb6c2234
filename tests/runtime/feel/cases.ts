/**
 * What expressions come to: the grammar of DMN 1.5, then its built-in functions. The values are written down, not
 * computed; feelin 8.2 agrees on each, except where the line says why not.
 */
import { amounts } from './cases/amounts.ts'
import type { Group } from './cases/case.ts'
import { conditions } from './cases/conditions.ts'
import { contexts } from './cases/contexts.ts'
import { conversion } from './cases/conversion.ts'
import { lists } from './cases/lists.ts'
import { literals } from './cases/literals.ts'
import { loops } from './cases/loops.ts'
import { numbers } from './cases/numbers.ts'
import { operators } from './cases/operators.ts'
import { ranges } from './cases/ranges.ts'
import { strings } from './cases/strings.ts'

export const groups: readonly Group[] = [
  ...literals,
  ...operators,
  ...conditions,
  ...loops,
  ...conversion,
  ...strings,
  ...lists,
  ...numbers,
  ...ranges,
  ...contexts,
  ...amounts,
]
