/** Everything that is measured against the hand-written server; what changes records comes last. */
import { aggregate } from './aggregate.ts'
import { create } from './create.ts'
import { get } from './get.ts'
import { list } from './list.ts'
import type { Operation } from './operation.ts'
import { update } from './update.ts'

export const operations: readonly Operation[] = [list, get, aggregate, update, create]
