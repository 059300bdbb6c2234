/**
 * A part that can be installed alone refers only to the core and to parts that it requires. One that does not still
 * runs wherever everything is installed, so this is a warning: it concerns the package, not the application.
 */
import type { Definition } from '../definitions.ts'
import { warning } from '../finding.ts'
import type { KindName } from '../kinds/schema.ts'
import type { Reference } from '../reference.ts'
import type { Rule, RuleContext } from './context.ts'

export const partBoundaries: Rule = function* (context) {
  const reachable = reachableParts(context)
  for (const definition of context.definitions) {
    const allowed = definition.part === undefined ? undefined : reachable.get(definition.part)
    if (!allowed) continue
    const reported = new Set<string>()
    for (const reference of context.referencesOf(definition)) {
      const other = definitionAt(reference, context)
      if (other?.part === undefined || allowed.has(other.part) || reported.has(other.id)) continue
      reported.add(other.id)
      yield warning(
        definition,
        'part/out-of-reach',
        reference.pointer,
        `${other.name} belongs to the part ${other.part}, which ${definition.part} does not require.`,
        `${other.name} 属于 ${other.part}，而 ${definition.part} 未依赖它。`,
      )
    }
  }
}

function definitionAt({ target, value, object }: Reference, { symbols }: RuleContext): Definition | undefined {
  if (target === 'field' || target === 'recordType') return object
  if (target === 'part' || target === 'template') return undefined
  return symbols.definition(target as KindName, value)
}

/** For each part, `template.part`, itself and all that it requires, directly or not. */
function reachableParts({ symbols }: RuleContext): Map<string, ReadonlySet<string>> {
  const reachable = new Map<string, ReadonlySet<string>>()
  for (const template of symbols.all('template')) {
    const requires = new Map((template.parts ?? []).map(part => [part.name, part.requires ?? []]))
    for (const part of requires.keys()) {
      const seen = new Set<string>()
      const waiting = [part]
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        if (seen.has(`${template.name}.${name}`)) continue
        seen.add(`${template.name}.${name}`)
        waiting.push(...(requires.get(name) ?? []))
      }
      reachable.set(`${template.name}.${part}`, seen)
    }
  }
  return reachable
}
