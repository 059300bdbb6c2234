/** Where access follows a reference, it ends somewhere: at an object whose records have rights of their own. */
import type { ObjectDefinition } from '../definitions.ts'
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
    if (use && use.type !== 'reference') {
      yield error(
        object,
        'access/not-reference',
        '/access/through',
        `${use.name} leads to no single object.`,
        `${use.name} 不是指向单一业务对象的关联字段。`,
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
function leadsBack(object: ObjectDefinition, context: RuleContext): boolean {
  const seen = new Set<ObjectDefinition>()
  for (let at = followed(object, context); at && !seen.has(at); at = followed(at, context)) {
    if (at === object) return true
    seen.add(at)
  }
  return false
}

function followed(object: ObjectDefinition, { symbols }: RuleContext): ObjectDefinition | undefined {
  if (object.access?.mode !== 'follows' || object.access.through === undefined) return undefined
  return symbols.targetOf(object, object.access.through)
}

/** The object at the end of the chain, whose owner decides; undefined where it never ends or breaks off. */
export function decidingObject(object: ObjectDefinition, context: RuleContext): ObjectDefinition | undefined {
  const seen = new Set<ObjectDefinition>()
  let at: ObjectDefinition | undefined = object
  while (at?.access?.mode === 'follows') {
    if (seen.has(at)) return undefined
    seen.add(at)
    at = followed(at, context)
  }
  return at
}
