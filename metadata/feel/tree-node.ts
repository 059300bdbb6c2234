/** Nodes of the tree of lezer-feel. */
import type { parser } from 'lezer-feel'

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** What a node is made of, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child)
  }
  return children
}

/** The first of them; that there is one is the grammar's. */
export const onlyChild = (node: SyntaxNode): SyntaxNode => childrenOf(node)[0] as SyntaxNode

const signs = new Set([',', ':', '[', ']', '(', ')', '{', '}', '<', '>', '->'])

/** Whether a node is more than punctuation. */
export const isValue = (node: SyntaxNode): boolean => !signs.has(node.name)
