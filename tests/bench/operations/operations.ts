/** Everything that is measured against the hand-written server. */
import { get } from './get.ts'
import { list } from './list.ts'
import type { Operation } from './operation.ts'

export const operations: readonly Operation[] = [list, get]
