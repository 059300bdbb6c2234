/** Where one definition uses another, both are made for the same object. */
import type { Definition } from '../definitions.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

type Made = 'form' | 'page' | 'query' | 'action' | 'conversion'

export const sameObject: Rule = function* (context) {
  for (const definition of context.definitions) {
    if (definition.kind === 'object') {
      for (const [index, type] of (definition.recordTypes ?? []).entries()) {
        yield* check(context, definition, definition.name, 'form', type.form, `/recordTypes/${index}/form`)
        yield* check(context, definition, definition.name, 'page', type.page, `/recordTypes/${index}/page`)
      }
    } else if (definition.kind === 'report') {
      yield* check(context, definition, definition.object, 'query', definition.query, '/query')
    } else if (definition.kind === 'page' || definition.kind === 'list') {
      if (definition.kind === 'page') {
        yield* check(context, definition, definition.object, 'form', definition.form, '/form')
        yield* checkAll(context, definition, definition.object, 'conversion', definition.conversions, '/conversions')
      }
      yield* checkAll(context, definition, definition.object, 'action', definition.actions, '/actions')
    }
  }
}

function* checkAll(
  context: RuleContext,
  definition: Definition,
  object: string,
  kind: Made,
  names: readonly string[] = [],
  pointer: string,
): Iterable<Finding> {
  for (const [index, name] of names.entries())
    yield* check(context, definition, object, kind, name, `${pointer}/${index}`)
}

function* check(
  { symbols }: RuleContext,
  definition: Definition,
  object: string,
  kind: Made,
  name: string | undefined,
  pointer: string,
): Iterable<Finding> {
  const other = name === undefined ? undefined : symbols.definition(kind, name)
  if (!other || other.object === object) return
  yield error(
    definition,
    'object/other',
    pointer,
    `${other.name} is made for ${other.object}, not for ${object}.`,
    `${other.name} 用于 ${other.object}，而非 ${object}。`,
  )
}
