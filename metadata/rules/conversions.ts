/** A conversion fills what it makes: every mapping has one source that fits, and nothing required is left out unseen. */
import type { ConversionDefinition, ConversionTarget, ObjectDefinition } from '../definitions.ts'
import type { FieldUse } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import { checkAssignments } from './assignments.ts'
import type { Rule, RuleContext } from './context.ts'
import { checkMapping, type Mapped } from './mappings.ts'

export const conversions: Rule = function* (context) {
  for (const conversion of context.symbols.all('conversion')) {
    const source = context.symbols.definition('object', conversion.object)
    if (conversion.targets.length === 0) {
      yield error(conversion, 'conversion/empty', '/targets', 'It makes nothing.', '未生成任何记录。')
    }
    for (const index of conversion.targets.keys()) yield* checkTarget(conversion, index, source, context)
    yield* checkAssignments(conversion, source, conversion.set ?? [], '/set', context)
    yield* checkLinks(conversion, context)
  }
}

function* checkTarget(
  conversion: ConversionDefinition,
  index: number,
  source: ObjectDefinition | undefined,
  context: RuleContext,
): Iterable<Finding> {
  const target = conversion.targets[index] as ConversionTarget
  const object = context.symbols.definition('object', target.target)
  const pointer = `/targets/${index}`
  const made = new Map(
    conversion.targets.slice(0, index).map(item => [item.name, context.symbols.definition('object', item.target)]),
  )
  for (const [at, mapping] of target.fields.entries()) {
    yield* checkMapping(conversion, mapping, `${pointer}/fields/${at}`, { object, source, made }, context)
  }
  if (object) yield* checkCovered(conversion, object, target.fields, pointer, undefined)
  for (const at of (target.match ?? []).keys()) {
    const use = context.pathAt(conversion, `${pointer}/match/${at}`)?.end
    if (use && ['children', 'file', 'multiChoice'].includes(use.type)) {
      yield error(
        conversion,
        'conversion/unfit-match',
        `${pointer}/match/${at}`,
        `Records are not matched by ${use.name}.`,
        `不能按 ${use.name} 匹配。`,
      )
    }
  }
  yield* checkLines(conversion, target, pointer, context)
}

function* checkLines(
  conversion: ConversionDefinition,
  target: ConversionTarget,
  pointer: string,
  context: RuleContext,
): Iterable<Finding> {
  for (const [index, lines] of (target.children ?? []).entries()) {
    const at = `${pointer}/children/${index}`
    const [to, from] = [context.pathAt(conversion, `${at}/to`)?.end, context.pathAt(conversion, `${at}/from`)?.end]
    for (const [name, use] of [
      ['to', to],
      ['from', from],
    ] as const) {
      if (!use || use.type === 'children') continue
      yield error(
        conversion,
        'conversion/not-children',
        `${at}/${name}`,
        `${use.name} is no children field.`,
        `${use.name} 不是子记录字段。`,
      )
    }
    const places = { object: to?.targets[0], source: from?.targets[0], made: new Map() }
    for (const [line, mapping] of lines.fields.entries()) {
      yield* checkMapping(conversion, mapping, `${at}/fields/${line}`, places, context)
    }
    const via = to?.definition?.type === 'children' ? to.definition.via : undefined
    if (places.object) yield* checkCovered(conversion, places.object, lines.fields, at, via)
  }
}

/** A required field of a new record comes from somewhere; people may still fill it in, so it is only a warning. */
function* checkCovered(
  conversion: ConversionDefinition,
  object: ObjectDefinition,
  mapped: readonly Mapped[],
  pointer: string,
  via: string | undefined,
): Iterable<Finding> {
  const filled = new Set(mapped.map(mapping => mapping.field))
  for (const field of object.fields) {
    if (!field.required || filled.has(field.name) || field.name === via) continue
    if (field.type === 'autoNumber' || field.type === 'children') continue
    if ('default' in field && field.default !== undefined) continue
    if ('defaultFormula' in field && field.defaultFormula !== undefined) continue
    yield warning(
      conversion,
      'conversion/not-covered',
      `${pointer}/fields`,
      `${object.name}.${field.name} is required, and nothing fills it.`,
      `${object.name}.${field.name} 为必填，但未被填写。`,
    )
  }
}

function* checkLinks(conversion: ConversionDefinition, { symbols, pathAt }: RuleContext): Iterable<Finding> {
  for (const [index, link] of (conversion.link ?? []).entries()) {
    const target = conversion.targets.find(item => item.name === link.made)
    if (!target) {
      yield error(
        conversion,
        'conversion/unknown-target',
        `/link/${index}/made`,
        `No target is called ${link.made}.`,
        `没有名为 ${link.made} 的目标。`,
      )
      continue
    }
    const use = pathAt(conversion, `/link/${index}/field`)?.end
    const object = symbols.definition('object', target.target)
    if (use && object && !leadsTo(use, object)) {
      yield error(
        conversion,
        'conversion/unfit-link',
        `/link/${index}/field`,
        `${use.name} does not lead to ${object.name}.`,
        `${use.name} 不指向 ${object.name}。`,
      )
    }
  }
}

function leadsTo(use: FieldUse, object: ObjectDefinition): boolean {
  return (use.type === 'reference' || use.type === 'anyReference') && use.targets.includes(object)
}
