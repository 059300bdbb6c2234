/** Where access follows a reference, it ends somewhere: at an object whose records have rights of their own. */
import type { Symbols } from '../application.ts'
import type { ObjectDefinition } from '../definitions.ts'
import { fieldUse } from '../field-use.ts'
import { error } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const accessChains: Rule = function* (context) {
  for (const object of context.symbols.all('object')) {
    const { access } = object
    if (!access) continue
    if (access.mode === 'own') {
      if (access.through !== undefined) {
        yield error(
          object,
          'access/not-used',
          '/access/through',
          'Only access that follows goes through a field.',
          '仅“跟随上级”方式需要指定字段。',
        )
      }
      continue
    }
    if (access.through === undefined) {
      yield error(
        object,
        'access/not-told',
        '/access',
        'It is not said which reference access follows.',
        '未指定跟随的关联字段。',
      )
      continue
    }
    const use = context.pathAt(object, '/access/through')?.end
    if (use && use.type !== 'reference' && use.type !== 'anyReference') {
      yield error(
        object,
        'access/not-reference',
        '/access/through',
        `${use.name} leads to no record.`,
        `${use.name} 不是关联字段。`,
      )
    } else if (use && leadsBack(object, context)) {
      yield error(
        object,
        'access/cyclic',
        '/access/through',
        'Following access from object to object never ends.',
        '访问权限的跟随关系形成循环。',
      )
    }
  }
}

/** Whether following access from an object comes back to it. */
function leadsBack(object: ObjectDefinition, { symbols }: RuleContext): boolean {
  const seen = new Set<ObjectDefinition>()
  const open = followed(object, symbols)
  for (let at = open.pop(); at; at = open.pop()) {
    if (at === object) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...followed(at, symbols))
  }
  return false
}

/** The objects whose records decide; none where the object's own do. */
function followed(object: ObjectDefinition, symbols: Symbols): ObjectDefinition[] {
  if (object.access?.mode !== 'follows' || object.access.through === undefined) return []
  return [...(fieldUse(symbols, object, object.access.through)?.targets ?? [])]
}

/** The object at the end of the chain, whose owner decides; undefined where it never ends, breaks off or may be any of several. */
export function decidingObject(object: ObjectDefinition, { symbols }: RuleContext): ObjectDefinition | undefined {
  const seen = new Set<ObjectDefinition>()
  let at: ObjectDefinition | undefined = object
  while (at?.access?.mode === 'follows') {
    if (seen.has(at)) return undefined
    seen.add(at)
    const [first, ...others]: ObjectDefinition[] = followed(at, symbols)
    at = others.length > 0 ? undefined : first
  }
  return at
}
