/** Takes things out of one definition, each with the smallest thing around it that can be missed, and says what went. */
import type { Definition, ObjectDefinition } from '#metadata/definitions.ts'
import type { RuleContext } from '#metadata/rules/context.ts'
import { isNode, type Path, pointerOf, type Step, stepsOf, valueAt, writeAt } from '../commands/place.ts'
import { placeWords } from '../commands/place-words.ts'
import type { Both } from '../commands/words.ts'
import { cutText } from './cut-text.ts'
import type { Effect } from './effect.ts'
import { unitAt } from './unit-at.ts'

/** What is left of a definition, and what happened to it. */
export interface TakenOut {
  /** undefined when it is gone as a whole. */
  readonly definition: Definition | undefined
  readonly effects: readonly Effect[]
}

/** The definition without what stands at the pointers; `context` is that of the application that it belongs to. */
export function takeOut(definition: Definition, pointers: readonly string[], context: RuleContext): TakenOut {
  const effects: Effect[] = []
  const removed: Path[] = []
  let left = definition
  // From the back, so that positions in front stay what they are.
  const places = [...new Set(pointers)].map(pointer => stepsOf(definition, pointer)).sort((a, b) => compare(b, a))
  for (const steps of places) {
    if (removed.some(path => startsWith(steps, path))) continue
    const cut = cutAt(definition, left, steps, context)
    if (cut !== undefined) {
      left = writeAt(left, steps, cut)
      effects.push(effectOf(definition, steps, 'text'))
      continue
    }
    const unit = unitAt(left, steps)
    effects.push(effectOf(definition, unit, 'goes'))
    if (unit.length === 0) return { definition: undefined, effects: effects.slice(-1) }
    removed.push(unit)
    left = writeAt(left, unit, undefined)
  }
  return { definition: left, effects: effects.toReversed() }
}

/** A text with the fields cut out that it can no longer show; undefined where no such text stands. */
function cutAt(definition: Definition, left: Definition, steps: Path, context: RuleContext): string | undefined {
  const pointer = pointerOf(steps)
  const text = valueAt(left, steps)
  const isText = context.nodesOf(definition).some(node => node.pointer === pointer && isTemplate(node.schema['x-ref']))
  if (!isText || typeof text !== 'string') return undefined
  const dead = context
    .pathsOf(definition)
    .filter(path => path.pointer === pointer && (!path.end || unshown.has(path.end.type)))
    .map(path => path.whole)
  return cutText(text, dead, definition.kind === 'object' ? titleField(definition) : undefined)
}

const unshown = new Set<string>(['children', 'file', 'multiChoice'])

function isTemplate(target: string | undefined): boolean {
  return target === 'template-text'
}

/** What a record can be called when nothing else is left. */
function titleField({ fields }: ObjectDefinition): string {
  const found = ['text', 'autoNumber', 'email', 'phone'].map(type => fields.find(field => field.type === type))
  return found.find(field => field !== undefined)?.name ?? 'id'
}

function effectOf(definition: Definition, steps: Path, what: 'goes' | 'text'): Effect {
  const { id, kind, name } = definition
  const gone = what === 'goes' ? goneAddress(definition, steps) : undefined
  return {
    kind,
    name,
    id,
    pointer: pointerOf(steps),
    effect: effectWords(definition, steps, what),
    ...(gone === undefined ? {} : { gone }),
  }
}

/** How one agrees to a definition or a field going: `list/accounts`, `field/contact.account`. */
function goneAddress(definition: Definition, steps: Path): string | undefined {
  if (steps.length === 0) return `${definition.kind}/${definition.name}`
  if (definition.kind !== 'object' || steps.length !== 2 || steps[0] !== 'fields') return undefined
  return `field/${definition.name}.${definition.fields[Number(steps[1])]?.name}`
}

function effectWords(definition: Definition, steps: Path, what: 'goes' | 'text'): Both {
  const { en, 'zh-CN': zh } = placeWords(definition, steps)
  if (what === 'text') return { en: `${en}: the field is cut out`, 'zh-CN': `${zh}：去掉该字段` }
  const value = valueAt(definition, steps)
  if (isNode(value) && typeof value.field === 'string' && steps.at(-2) === 'rules') {
    return { en: `${en}: the condition on ${value.field} goes`, 'zh-CN': `${zh}：去掉关于 ${value.field} 的条件` }
  }
  const isElement = steps.length === 0 || typeof steps.at(-1) === 'number'
  return isElement ? { en: `${en} goes`, 'zh-CN': `移除${zh}` } : { en: `${en} is cleared`, 'zh-CN': `清除${zh}` }
}

function startsWith(steps: Path, prefix: Path): boolean {
  return prefix.every((step, index) => steps[index] === step)
}

/** Positions by number, names by letter. */
function compare(a: Path, b: Path): number {
  const at = a.findIndex((step, index) => step !== b[index])
  if (at < 0) return a.length - b.length
  const [left, right] = [a[at] as Step, b[at]]
  if (right === undefined) return 1
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left) < String(right) ? -1 : 1
}
