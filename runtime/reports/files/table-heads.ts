/** The heads of a pivot's columns: by level, those that span the columns that share them. */
import type { Member } from '../report-answer.ts'

/** A head over `count` members, from the one at `from`. */
export interface HeadPart {
  readonly from: number
  readonly count: number
  readonly words: string
  /** It reaches down to the last level. */
  readonly isTotal: boolean
}

/** A level for each group of the columns. */
export function tableHeads(members: readonly Member[], levels: number): HeadPart[][] {
  return Array.from({ length: levels }, (_, level) => {
    const parts: HeadPart[] = []
    for (const [from, member] of members.entries()) {
      const words = member.labels[level]
      if (words === undefined) continue
      const isTotal = member.total === true && level === member.labels.length - 1
      const last = parts.at(-1)
      const before = members[from - 1]
      const goesOn = last && !isTotal && !last.isTotal && before && sameUpTo(before, member, level)
      if (goesOn) parts[parts.length - 1] = { ...last, count: last.count + 1 }
      else parts.push({ from, count: 1, words, isTotal })
    }
    return parts
  })
}

/** Whether two members belong together up to a level. */
export function sameUpTo(a: Member, b: Member, level: number): boolean {
  return b.labels.slice(0, level + 1).every((label, index) => label === a.labels[index])
}
