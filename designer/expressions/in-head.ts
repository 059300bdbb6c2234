/** An expression of a draft with the names that a running application has for the same things. */
import type { Symbols } from '#metadata/application.ts'
import type { CheckedExpression } from '#metadata/feel/check.ts'
import type { ExpressionReference } from '#metadata/feel/checking.ts'
import { rename } from '#metadata/feel/markers.ts'
import { lookUp } from '#metadata/references.ts'

/** The text; undefined where the application lacks something that it names. */
export function inHead(
  text: string,
  { references }: Pick<CheckedExpression, 'references'>,
  draft: Symbols,
  head: Symbols,
): string | undefined {
  const names = new Map(references.map(reference => [reference, nameIn(head, reference, draft)]))
  return [...names.values()].includes(undefined) ? undefined : rename(text, references, item => names.get(item))
}

function nameIn(head: Symbols, reference: ExpressionReference, draft: Symbols): string | undefined {
  const { target, value, object } = reference
  const id = lookUp({ target, value, object, pointer: '', whole: value }, draft)?.id
  if (id === undefined) return undefined
  if (target === 'setting' || target === 'role') return head.byId(id)?.name
  if (id.startsWith('@')) return id.slice(1)
  const owner = object && head.byId(object.id)
  if (owner?.kind !== 'object') return undefined
  const among: readonly { readonly id: string; readonly name: string }[] =
    target === 'field' ? owner.fields : (owner.recordTypes ?? [])
  return among.find(item => item.id === id)?.name
}
