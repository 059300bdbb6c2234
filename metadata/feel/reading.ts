/** What the parts of the reader may ask of the whole. */
import { misplaced, type ParseFault } from './parse-fault.ts'
import type { Expression, Name } from './syntax.ts'
import type { SyntaxNode } from './tree-node.ts'

export interface Reading {
  /** The whole text. */
  readonly source: string
  /** The expression of a node. */
  expression(node: SyntaxNode): Expression
  /** The name of a node. */
  name(node: SyntaxNode): Name
  /** What is written at a node. */
  text(node: SyntaxNode): string
}

/** The fault of a node that stands where none of its kind can. */
export function misplacedNode(reading: Reading, node: SyntaxNode): ParseFault {
  return misplaced(reading.text(node), node.from)
}
