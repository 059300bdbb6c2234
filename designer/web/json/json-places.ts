/** Between positions in a JSON text, also one that is not complete, and places in the value it stands for. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

type Tree = ReturnType<typeof syntaxTree>
export type TreeNode = Tree['topNode']

const values = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'])

/** The tree of the whole text, as far as it is parsed in a moment. */
export function treeOf(state: EditorState): Tree {
  return ensureSyntaxTree(state, state.doc.length, 500) ?? syntaxTree(state)
}

/** Where a JSON pointer leads, or as much of it as is there; a property is marked by its name. */
export function rangeOf(state: EditorState, pointer: string): { readonly from: number; readonly to: number } {
  let at = valuesIn(treeOf(state).topNode)[0]
  let found = at ? { from: at.from, to: Math.min(at.from + 1, state.doc.length) } : { from: 0, to: 0 }
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (at?.name === 'Array') {
      const element = valuesIn(at)[Number(step)]
      if (!element) break
      found = { from: element.from, to: element.name === 'Object' ? element.from + 1 : element.to }
      at = element
    } else {
      const property = at && propertiesOf(at).find(item => nameOf(state, item) === step)
      if (!property) break
      const name = property.getChild('PropertyName')
      found = { from: name?.from ?? property.from, to: name?.to ?? property.to }
      at = valuesIn(property)[0]
      if (at && at.name !== 'Object' && at.name !== 'Array') found = { from: at.from, to: at.to }
    }
  }
  return found
}

/** One step on the way to a position. */
export type Step =
  | { readonly object: TreeNode; readonly property: string }
  | { readonly array: TreeNode; readonly index: number }

/** The properties and elements around a position, from the outside in. */
export function stepsTo(state: EditorState, node: TreeNode): Step[] {
  const steps: Step[] = []
  for (let at: TreeNode | null = node; at; at = at.parent) {
    const parent: TreeNode | null = at.parent
    if (at.name === 'Property' && parent?.name === 'Object')
      steps.unshift({ object: parent, property: nameOf(state, at) })
    else if (parent?.name === 'Array' && values.has(at.name)) {
      const { from } = at
      steps.unshift({ array: parent, index: valuesIn(parent).findIndex(item => item.from === from) })
    }
  }
  return steps
}

/** The properties of an object whose values are plain texts. */
export function textsOf(state: EditorState, object: TreeNode): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const property of propertiesOf(object)) {
    const value = valuesIn(property)[0]
    if (value?.name === 'String') texts[nameOf(state, property)] = unquoted(state, value)
  }
  return texts
}

/** Properties of an object node. */
export function propertiesOf(object: TreeNode): TreeNode[] {
  return object.getChildren('Property')
}

/** The name of a property node. */
export function nameOf(state: EditorState, property: TreeNode): string {
  const name = property.getChild('PropertyName')
  return name ? unquoted(state, name) : ''
}

/** Values directly below a node. */
export function valuesIn(node: TreeNode): TreeNode[] {
  const found: TreeNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (values.has(child.name)) found.push(child)
  return found
}

function unquoted(state: EditorState, node: TreeNode): string {
  const text = state.sliceDoc(node.from, node.to)
  try {
    return String(JSON.parse(text))
  } catch {
    return text.replaceAll('"', '')
  }
}
