import type { Expression } from './syntax.ts'

/** What stands between the quotes of a literal. */
export const inside = ({ from, to }: Expression) => ({ from: from + 1, to: to - 1 })
