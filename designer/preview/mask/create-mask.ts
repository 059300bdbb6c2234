/**
 * What stands in a preview for the values of a personal field: of the same type and form, so that every check lets it
 * through and every screen shows it as it would the true one. Values are texts as PostgreSQL writes them.
 */
import type { CatalogField } from '#metadata/catalog.ts'
import { starsOf } from '#metadata/stars-of.ts'
import { createDice, type Dice } from './dice.ts'
import { maskShape, maskText } from './mask-text.ts'

/** The stand-in for one value. Different values of a field that holds no value twice get different ones. */
export type Mask = (value: string) => string | null

type MaskOnce = (value: string, dice: Dice, field: CatalogField, turn: number) => string | null

const mostTurns = 200
const plainTurns = 20

/** The mask of a personal field; undefined for types that tell nothing by themselves: references, numbers given by us. */
export function createMask(field: CatalogField, objectId: string, key: Buffer): Mask | undefined {
  const once = masks[field.type]
  if (!once) return undefined
  const known = new Map<string, string | null>()
  const taken = new Set<string>()
  return value => {
    const found = known.get(value)
    if (found !== undefined) return found
    for (let turn = 0; turn < mostTurns; turn++) {
      const made = once(value, createDice(key, `${objectId} ${field.id} ${value}`, turn), field, turn)
      if (made !== null && isDistinct(field) && taken.has(made)) continue
      if (made !== null) taken.add(made)
      known.set(value, made)
      return made
    }
    known.set(value, null)
    return null
  }
}

/** Addresses and numbers of people are told apart, unique or not; a choice or a date is not. */
function isDistinct(field: CatalogField): boolean {
  return field.unique || ['email', 'phone', 'url', 'text'].includes(field.type)
}

const masks: Partial<Record<CatalogField['type'], MaskOnce>> = {
  text: maskLine,
  longText: (value, dice) => maskText(value, dice),
  email: (_value, dice) => `${maskText('aa', dice)}.${hex(dice)}@example.com`,
  phone: maskPhone,
  url: (_value, dice) => `https://example.com/${hex(dice)}`,
  integer: maskNumber,
  decimal: maskNumber,
  money: maskNumber,
  percent: maskNumber,
  rating: (_value, dice, { definition }) => String(1 + dice(starsOf(definition))),
  boolean: (_value, dice) => (dice(2) === 0 ? 'true' : 'false'),
  date: (value, dice) => value.replace(/-\d\d-\d\d/, () => `-${two(1 + dice(12))}-${two(1 + dice(28))}`),
  datetime: (value, dice) =>
    value.replace(
      /-\d\d-\d\d \d\d:\d\d/,
      () => `-${two(1 + dice(12))}-${two(1 + dice(28))} ${two(dice(24))}:${two(dice(60))}`,
    ),
  choice: (value, dice, field) => {
    const codes = field.choices.filter(choice => !choice.retired).map(choice => choice.code)
    return codes.length === 0 ? value : (codes[dice(codes.length)] as string)
  },
  multiChoice: (_value, dice, field) => {
    const codes = field.choices.filter(choice => !choice.retired && dice(2) === 0).map(choice => choice.code)
    return `{${codes.map(code => JSON.stringify(code)).join(',')}}`
  },
}

/** Where neutral words run out, a number follows; a text that has to fit a pattern keeps its shape. */
function maskLine(value: string, dice: Dice, { definition }: CatalogField, turn: number): string | null {
  const { maxLength, pattern } = (definition ?? {}) as { maxLength?: number; pattern?: string }
  const limit = maxLength ?? 1_000
  if (pattern === undefined) {
    const made = [...maskText(value, dice)]
    const ending = turn < plainTurns ? '' : hex(dice).slice(0, Math.min(4, limit))
    return made.slice(0, limit - ending.length).join('') + ending
  }
  const shaped = maskShape(value, dice)
  return fits(shaped, pattern) ? shaped : null
}

function fits(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text)
  } catch {
    return false
  }
}

/** The first digits, which say the country and the sort, stay. */
function maskPhone(value: string, dice: Dice): string {
  const digits = value.replace(/\D/g, '').length
  const kept = Math.max(0, Math.min(3, digits - 6))
  let seen = 0
  return value.replace(/\d/g, digit => (seen++ < kept ? digit : String(dice(10))))
}

/** As many digits before and after the point. */
function maskNumber(value: string, dice: Dice, { definition }: CatalogField): string {
  let first = true
  const made = value.replace(/\d/g, digit => {
    const leading = first
    first = false
    if (leading) return digit === '0' ? '0' : String(1 + dice(9))
    return String(dice(10))
  })
  const { min, max } = (definition ?? {}) as { min?: string; max?: string }
  if (min !== undefined && Number(made) < Number(min)) return min
  if (max !== undefined && Number(made) > Number(max)) return max
  return made
}

function hex(dice: Dice): string {
  return dice(0x1_0000_0000).toString(16).padStart(8, '0')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
