/** Rows of the statement folded into a pivot: a tree of row groups, a tree of column groups, and a cell where they meet. */
import type { FeelValue } from '../feel/values.ts'
import type { ReportPlan } from './planned-report.ts'
import type { ReportStatement } from './report-sql.ts'

/** A value of a group within those of the outer groups; the root stands for all records. */
export interface Node {
  readonly depth: number
  readonly value: unknown
  /** Of a record that is grouped by; null where it may not be seen. */
  readonly title: string | null
  readonly isOthers: boolean
  readonly parent: Node | undefined
  children: Node[]
  readonly byKey: Map<string, Node>
  /** By node of the other axis; of row nodes only. */
  readonly cells: Map<Node, Cell>
}

/** What the database says of one cell, and what is made of it, by measure. */
export interface Cell {
  readonly now: readonly unknown[]
  readonly before: readonly unknown[]
  /** Before it is shown as a share and the like. */
  readonly plain: FeelValue[]
  /** As in `now` where nothing is reckoned with it. */
  readonly shown: unknown[]
  readonly colors: (string | undefined)[]
}

export interface Pivot {
  readonly rows: Node
  readonly columns: Node
}

/** Folds the rows that the statement answered. */
export function foldRows(plan: ReportPlan, statement: ReportStatement, found: readonly (readonly unknown[])[]): Pivot {
  const rows = createNode(undefined, null, null, false)
  const columns = createNode(undefined, null, null, false)
  const count = plan.groups.length
  const isCompared = statement.measures.some(item => item.before >= 0)
  const none = statement.measures.map(() => null)
  for (const row of found) {
    const level = Number(row[statement.level])
    const path = (from: number, to: number, root: Node): Node => {
      let node = root
      for (let index = from; index < to; index++) {
        if ((level >> (count - 1 - index)) & 1) break
        const { value, others, title } = statement.groups[index]!
        node = childOf(
          node,
          row[value],
          others >= 0 && row[others] === true,
          (row[title] as string | undefined) ?? null,
        )
      }
      return node
    }
    const [down, across] = [path(0, plan.rowCount, rows), path(plan.rowCount, count, columns)]
    down.cells.set(across, {
      now: statement.measures.map(item => (item.value < 0 ? null : row[item.value])),
      before: isCompared ? statement.measures.map(item => (item.before < 0 ? null : row[item.before])) : none,
      plain: [],
      shown: [],
      colors: [],
    })
  }
  return { rows, columns }
}

/** A cell without records. */
export function emptyCell(plan: ReportPlan): Cell {
  const none = plan.measures.map(() => null)
  return { now: none, before: none, plain: [...none], shown: [...none], colors: [] }
}

function createNode(parent: Node | undefined, value: unknown, title: string | null, isOthers: boolean): Node {
  const depth = parent ? parent.depth + 1 : 0
  return { depth, value, title, isOthers, parent, children: [], byKey: new Map(), cells: new Map() }
}

/** The child for a value, made where it is new. */
export function childOf(parent: Node, value: unknown, isOthers: boolean, title: string | null): Node {
  const key = isOthers ? 'others' : `=${value === null ? '' : `${typeof value} ${value}`}`
  const known = parent.byKey.get(key)
  if (known) return known
  const made = createNode(parent, value, title, isOthers)
  parent.byKey.set(key, made)
  parent.children.push(made)
  return made
}
