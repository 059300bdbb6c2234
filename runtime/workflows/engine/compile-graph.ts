/** A workflow made ready for `step`: its graph, and its expressions compiled when they are first asked for. */
import type { Catalog } from '#metadata/catalog.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { recordScope } from '#metadata/feel/scope.ts'
import { walkDefinition } from '#metadata/walk-definition.ts'
import { graphOf, type WorkflowGraph } from '#metadata/workflows/graph.ts'
import { variablesAt } from '#metadata/workflows/variables-at.ts'

import { compileExpression } from '../../feel/compile.ts'
import { ExpressionFault } from '../../feel/expression-fault.ts'
import type { FeelContext, FeelValue } from '../../feel/values.ts'
import { EngineFault } from './engine-fault.ts'

/** One expression: what it needs to be given, and how it is evaluated. */
export interface CompiledExpression {
  readonly reads: readonly { readonly root: string; readonly path: readonly string[] }[]
  readonly evaluate: (names: FeelContext) => FeelValue
}

/** Compiles the text of an expression of a node (undefined: of the workflow itself). Throws what becomes an incident. */
export type CompileText = (text: string, node: string | undefined) => CompiledExpression

export interface Graph extends WorkflowGraph {
  /** Names of the declared variables. */
  readonly declared: ReadonlySet<string>
  readonly compile: CompileText
  /** All that any expression reads of a name. */
  pathsOf(root: string): readonly (readonly string[])[]
}

/** The graph of a definition in the named form, with expressions that know the catalog. */
export function compileGraph(definition: WorkflowDefinition, { symbols }: Pick<Catalog, 'symbols'>): Graph {
  const object = definition.object === undefined ? undefined : symbols.definition('object', definition.object)
  return createGraph(definition, (text, node) => {
    const scope = recordScope(symbols, object, { variables: variablesAt(definition, symbols, node) })
    const { expression, problems, reads } = checkExpression(text, scope)
    if (!expression) throw new EngineFault('expression/unreadable', problems[0]?.en)
    return { reads, evaluate: compileExpression(expression) }
  })
}

/** The graph of a definition whose expressions `compile` understands. */
export function createGraph(definition: WorkflowDefinition, compile: CompileText): Graph {
  const compiled = new Map<string, CompiledExpression>()
  const compileOnce: CompileText = (text, node) => {
    const key = `${node ?? ''}\n${text}`
    let expression = compiled.get(key)
    if (!expression) {
      expression = compile(text, node)
      compiled.set(key, expression)
    }
    return expression
  }
  let paths: Map<string, (readonly string[])[]> | undefined
  return {
    ...graphOf(definition),
    declared: new Set(definition.variables?.map(variable => variable.name)),
    compile: compileOnce,
    pathsOf(root) {
      paths ??= allPaths(definition, compileOnce)
      return paths.get(root) ?? []
    },
  }
}

function allPaths(definition: WorkflowDefinition, compile: CompileText): Map<string, (readonly string[])[]> {
  const paths = new Map<string, Map<string, readonly string[]>>()
  walkDefinition(definition, (value, schema, pointer) => {
    if (schema['x-ref'] !== 'expression' || typeof value !== 'string') return
    const index = /^\/nodes\/(\d+)\//.exec(pointer)?.[1]
    const node = index === undefined ? undefined : definition.nodes[Number(index)]?.id
    for (const { root, path } of readsOf(compile, value, node)) {
      const known = paths.get(root) ?? new Map<string, readonly string[]>()
      paths.set(root, known.set(path.join('.'), path))
    }
  })
  return new Map([...paths].map(([root, known]) => [root, [...known.values()].filter(path => path.length > 0)]))
}

/** What cannot be compiled reads nothing; it is an incident where it is evaluated. */
function readsOf(compile: CompileText, text: string, node: string | undefined): CompiledExpression['reads'] {
  try {
    return compile(text, node).reads
  } catch (fault) {
    if (fault instanceof EngineFault || fault instanceof ExpressionFault) return []
    throw fault
  }
}
