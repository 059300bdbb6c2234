/** The names of a text as they are written: of one word or several, in quotes as keys, and those that it declares itself. */
import { didYouMean } from '../did-you-mean.ts'
import { builtIns } from './built-ins.ts'
import { normalizeName } from './names.ts'
import { ParseFault } from './parse-fault.ts'
import type { Name } from './syntax.ts'
import { childrenOf, onlyChild, type SyntaxNode } from './tree-node.ts'
import { unquote } from './unquote.ts'

/** A text and its tree, free of error nodes. */
export interface Source {
  readonly text: string
  readonly top: SyntaxNode
  /** Names of several words that may be used. */
  readonly known: ReadonlySet<string>
}

/** Reads names; those of several words have to be known or declared somewhere in the text. */
export class WrittenNames {
  readonly #source: Source
  readonly #declared = new Set<string>()

  constructor(source: Source) {
    this.#source = source
    source.top.cursor().iterate(node => {
      if (node.name === 'Name') this.#declared.add(normalizeName(this.text(node)))
      else if (node.name === 'Key') this.#declared.add(this.key(node.node).name)
      return undefined
    })
  }

  /** What is written at a node. */
  text(node: { readonly from: number; readonly to: number }): string {
    return this.#source.text.slice(node.from, node.to)
  }

  /** The key of an entry. */
  key(node: SyntaxNode): Name {
    const inner = onlyChild(node)
    const text = this.text(inner)
    return { name: inner.name === 'StringLiteral' ? unquote(text) : normalizeName(text), from: node.from, to: node.to }
  }

  /** A name; throws where two words are no name together. */
  name(node: SyntaxNode): Name {
    const name = normalizeName(this.text(node))
    const used = node.name === 'VariableName' || node.name === 'PathName'
    if (used && name.includes(' ') && !this.#source.known.has(name) && !this.#declared.has(name)) {
      const near = didYouMean(name, builtIns.keys())
      if (near.length > 0 && /^\s*\(/.test(this.#source.text.slice(node.to))) {
        throw new ParseFault({
          from: node.from,
          to: node.to,
          code: 'expression/unknown-function',
          en: `There is no function “${name}”.`,
          zh: `没有函数“${name}”。`,
          didYouMean: near,
        })
      }
      const [first, second] = childrenOf(node) as [SyntaxNode, SyntaxNode]
      const [before, after] = [this.text(first), this.text(second)]
      throw new ParseFault({
        from: second.from,
        to: second.to,
        code: 'expression/syntax',
        en: `Something is missing between “${before}” and “${after}”, such as an operator, a comma or parentheses.`,
        zh: `“${before}”与“${after}”之间缺少内容，例如运算符、逗号或括号。`,
      })
    }
    return { name, from: node.from, to: node.to }
  }
}
