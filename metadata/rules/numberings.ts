/** A numbering counts, once, and never gives one number twice. */
import type { NumberingDefinition, NumberPart } from '../definitions.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'
import { ownFields } from './own-fields.ts'

export const numberings: Rule = function* (context) {
  for (const numbering of context.symbols.all('numbering')) {
    const counters = numbering.parts.filter(part => part.part === 'counter').length
    if (counters !== 1) {
      yield error(
        numbering,
        'numbering/not-counting',
        '/parts',
        'A number has exactly one counter.',
        '编号须且只能有一个序号。',
      )
    }
    yield* checkParts(numbering, context)
    yield* checkReset(numbering)
  }
  for (const { object, field, pointer } of ownFields(context)) {
    if (field.type === 'autoNumber') yield* checkObject(context, object, field.numbering, `${pointer}/numbering`)
  }
  for (const object of context.symbols.all('object')) {
    for (const [index, type] of (object.recordTypes ?? []).entries()) {
      if (type.numbering) yield* checkObject(context, object, type.numbering, `/recordTypes/${index}/numbering`)
    }
  }
}

function* checkParts(numbering: NumberingDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  for (const [index, part] of numbering.parts.entries()) {
    if (part.part !== 'field') continue
    const pointer = `/parts/${index}/field`
    if (numbering.object === undefined) {
      yield error(
        numbering,
        'numbering/no-object',
        pointer,
        'Say which object the field belongs to.',
        '请指定字段所属的业务对象。',
      )
    }
    const use = pathAt(numbering, pointer)?.end
    if (
      use &&
      (use.type === 'children' || use.type === 'file' || use.type === 'multiChoice' || use.type === 'autoNumber')
    ) {
      yield error(
        numbering,
        'numbering/unfit-field',
        pointer,
        `${use.name} cannot be part of a number.`,
        `${use.name} 不能作为编号的一部分。`,
      )
    }
  }
}

const needs: Readonly<Record<string, readonly NumberPart['part'][]>> = {
  year: ['year'],
  month: ['year', 'month'],
  day: ['year', 'month', 'day'],
  unit: ['unit'],
}

function* checkReset(numbering: NumberingDefinition): Iterable<Finding> {
  const lacking = (needs[numbering.reset ?? 'never'] ?? []).filter(
    part => !numbering.parts.some(item => item.part === part),
  )
  if (lacking.length === 0) return
  yield warning(
    numbering,
    'numbering/ambiguous',
    '/reset',
    `The counter starts anew, but the number does not show the ${lacking.join(' and ')}: numbers will repeat.`,
    `序号会重新计数，但编号中缺少 ${lacking.join('、')}，编号将会重复。`,
  )
}

function* checkObject(
  { symbols }: RuleContext,
  object: { readonly id: string; readonly kind: 'object'; readonly name: string },
  name: string,
  pointer: string,
): Iterable<Finding> {
  const numbering = symbols.definition('numbering', name)
  if (numbering?.object === undefined || numbering.object === object.name) return
  yield error(
    object,
    'numbering/other-object',
    pointer,
    `${name} is made for ${numbering.object}.`,
    `${name} 用于 ${numbering.object}。`,
  )
}
