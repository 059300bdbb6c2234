/** Checks what stands after a dot: a member of a context, a part of a date or duration, or that of each of a list. */
import { didYouMean } from '../did-you-mean.ts'
import type { Checking, Value } from './checking.ts'
import { partsOf } from './operators.ts'
import type { Read } from './scope.ts'
import type { Expression, Name } from './syntax.ts'
import { any } from './types.ts'

/** What `owner.name` is, the owner's value being `base`. */
export function memberOf(checker: Checking, base: Value, { name, from, to }: Name, owner: Expression): Value {
  const { type } = base
  const reads = base.reads.map(({ root, path }): Read => ({ root, path: [...path, name] }))
  if (type.kind === 'any' || type.kind === 'null') return { type: any, reads }
  if (type.kind === 'list') {
    const inner = memberOf(checker, { type: type.of, reads: base.reads }, { name, from, to }, owner)
    return { type: { kind: 'list', of: inner.type }, reads: inner.reads }
  }
  const found = type.kind === 'context' ? type.members.get(name) : undefined
  if (found) {
    if (found.reference) checker.refer({ from, to }, { ...found.reference, value: name })
    return { type: found.type, reads }
  }
  const parts = partsOf(type)
  const part = parts.get(name)
  // What a date is made of is read with the date.
  if (part) return { type: part, reads: type.kind === 'number' ? reads : base.reads }
  const whose = shortened(checker.text.slice(owner.from, owner.to))
  const names = type.kind === 'context' ? type.members.names() : [...parts.keys()]
  return checker.fail(
    { from, to },
    'expression/unknown-name',
    `“${whose}” has nothing called “${name}”.`,
    `“${whose}”中没有“${name}”。`,
    didYouMean(name, names),
  )
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
