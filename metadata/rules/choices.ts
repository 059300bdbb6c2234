/** A choice field has choices from exactly one place, and what refers to them by code means one of them. */
import type { Choice, Definition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { choicesOf } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'
import { ownFields } from './own-fields.ts'

export const choices: Rule = function* (context) {
  for (const { object, field, use, pointer } of ownFields(context)) {
    if (field.type !== 'choice' && field.type !== 'multiChoice') continue
    yield* checkSource(object, field, pointer)
    const isToldElsewhere = use.dataType?.choices !== undefined || use.dataType?.picklist !== undefined
    // A data type that does not exist is another rule's finding.
    const isUnknown = field.dataType !== undefined && !use.dataType
    if (!field.choices && field.picklist === undefined && !isToldElsewhere && !isUnknown) {
      yield error(
        object,
        'choice/no-source',
        pointer,
        `${field.name} has neither choices nor a pick list.`,
        `${field.name} 既无选项也无选项集。`,
      )
    }
    if (field.choices) yield* checkChoices(object, field.choices, `${pointer}/choices`)
  }
  for (const type of context.symbols.all('type')) {
    if (type.choices) yield* checkChoices(type, type.choices, '/choices')
    yield* checkSource(type, type, '')
  }
  for (const picklist of context.symbols.all('picklist')) yield* checkChoices(picklist, picklist.choices, '/choices')
  yield* checkRecordTypes(context)
}

function* checkSource(
  definition: Definition,
  holder: { readonly choices?: unknown; readonly picklist?: string },
  pointer: string,
): Iterable<Finding> {
  if (holder.choices === undefined || holder.picklist === undefined) return
  yield error(
    definition,
    'choice/two-sources',
    `${pointer}/picklist`,
    'Choices come either from a pick list or from here, not from both.',
    '选项只能来自选项集或此处之一。',
  )
}

function* checkChoices(definition: Definition, list: readonly Choice[], pointer: string): Iterable<Finding> {
  if (list.length === 0)
    yield warning(definition, 'choice/none', pointer, 'There is nothing to choose.', '没有可选项。')
  const byCode = new Map(list.map(choice => [choice.code, choice]))
  for (const [index, choice] of list.entries()) {
    if (choice.parent === undefined) continue
    const at = `${pointer}/${index}/parent`
    if (!byCode.has(choice.parent)) {
      const near = didYouMean(choice.parent, byCode.keys())
      yield error(
        definition,
        'choice/unknown',
        at,
        `There is no choice ${choice.parent}.`,
        `没有选项 ${choice.parent}。`,
        near,
      )
    } else if (isCyclic(choice, byCode)) {
      yield error(definition, 'choice/cyclic', at, `${choice.code} is above itself.`, `${choice.code} 成为自身的上级。`)
    }
  }
}

function isCyclic(start: Choice, byCode: ReadonlyMap<string, Choice>): boolean {
  const seen = new Set<string>()
  for (let at: Choice | undefined = start; at?.parent !== undefined; at = byCode.get(at.parent)) {
    if (seen.has(at.code)) return true
    seen.add(at.code)
  }
  return false
}

/** A record type narrows choice fields of its object to some of their choices. */
function* checkRecordTypes({ symbols, pathAt }: RuleContext): Iterable<Finding> {
  for (const object of symbols.all('object')) {
    for (const [typeIndex, type] of (object.recordTypes ?? []).entries()) {
      for (const [index, narrowed] of (type.choices ?? []).entries()) {
        const pointer = `/recordTypes/${typeIndex}/choices/${index}`
        const use = pathAt(object, `${pointer}/field`)?.end
        if (!use) continue
        if (!use.definition || (use.type !== 'choice' && use.type !== 'multiChoice')) {
          yield error(
            object,
            'choice/not-choice',
            `${pointer}/field`,
            `${use.name} is no choice field.`,
            `${use.name} 不是选项字段。`,
          )
          continue
        }
        const codes = choicesOf(use, symbols, object)?.map(choice => choice.code)
        for (const [at, code] of narrowed.codes.entries()) {
          if (!codes || codes.includes(code)) continue
          const near = didYouMean(code, codes)
          yield error(
            object,
            'choice/unknown',
            `${pointer}/codes/${at}`,
            `${use.name} has no choice ${code}.`,
            `${use.name} 没有选项 ${code}。`,
            near,
          )
        }
      }
    }
  }
}
