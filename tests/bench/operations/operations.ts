/** Everything that is measured against the hand-written server; what changes records comes last. */
import { aggregate } from './aggregate.ts'
import { create } from './create.ts'
import { get } from './get.ts'
import { list } from './list.ts'
import type { Operation } from './operation.ts'
import { page } from './page.ts'
import { search } from './search.ts'
import { update } from './update.ts'

export const operations: readonly Operation[] = [list, get, page, search, aggregate, update, create]
