/** When a pick list or data type goes, its fields keep what they took from it: the choices and limits become their own. */
import type { Choice, Definition, FieldDefinition, TypeDefinition } from '#metadata/definitions.ts'
import { choicesOf, fieldUse } from '#metadata/field-use.ts'
import type { Finding } from '#metadata/finding.ts'
import { constraints, field as fieldSchema } from '#metadata/kinds/object/field-schema.ts'
import type { RuleContext } from '#metadata/rules/context.ts'
import { placeWords } from '../commands/place-words.ts'
import type { Effect } from './effect.ts'

interface Kept {
  readonly definition: Definition
  readonly effects: readonly Effect[]
  /** Pointers of the findings that are settled by it. */
  readonly settled: ReadonlySet<string>
}

/** The definition with choices and limits of `old` taken over by the fields that lost where they came from. */
export function keepLimits(definition: Definition, findings: readonly Finding[], old: RuleContext): Kept {
  const settled = new Set<string>()
  const effects: Effect[] = []
  if (definition.kind !== 'object') return { definition, effects, settled }
  const { id, kind, name } = definition
  const fields = definition.fields.map((field, index) => {
    const lost = findings.find(finding => isLoss(finding, `/fields/${index}`))
    const own = lost && ownLimits(field, definition.id, old)
    if (!lost || !own) return field
    settled.add(lost.pointer)
    const { en, 'zh-CN': zh } = placeWords(definition, ['fields', index])
    effects.push({
      kind,
      name,
      id,
      pointer: `/fields/${index}`,
      effect: { en: `${en} keeps its choices and limits as its own`, 'zh-CN': `${zh}保留原有选项和限制，改为自有` },
    })
    return own
  })
  return effects.length > 0
    ? { definition: { ...definition, fields }, effects, settled }
    : { definition, effects, settled }
}

function isLoss({ code, pointer }: Finding, at: string): boolean {
  if (code === 'choice/no-source') return pointer === at
  return code === 'reference/unknown' && (pointer === `${at}/picklist` || pointer === `${at}/dataType`)
}

function ownLimits(field: FieldDefinition, objectId: string, old: RuleContext): FieldDefinition | undefined {
  const object = old.symbols.byId(objectId)
  const before = object?.kind === 'object' ? object.fields.find(item => item.id === field.id) : undefined
  if (object?.kind !== 'object' || !before) return undefined
  const use = fieldUse(old.symbols, object, before.name)
  if (!use) return undefined
  const {
    picklist: _list,
    dataType: _type,
    ...rest
  } = field as FieldDefinition & { picklist?: string; dataType?: string }
  const choices = choicesOf(use, old.symbols, object) as Choice[] | undefined
  const limits = use.dataType ? limitsOf(use.dataType, field) : {}
  return { ...limits, ...rest, ...(choices ? { choices } : {}) } as FieldDefinition
}

function limitsOf(type: TypeDefinition, field: FieldDefinition): Record<string, unknown> {
  const known = fieldSchema.oneOf?.find(branch => branch.properties?.type?.const === field.type)?.properties ?? {}
  const names = Object.keys(constraints).filter(name => name in known && name !== 'picklist' && name !== 'choices')
  return Object.fromEntries(
    names.map(name => [name, type[name as keyof TypeDefinition]]).filter(([, value]) => value !== undefined),
  )
}
