/** The smallest value is not above the largest, whether the field says so or its data type, and limits have decimals that count. */
import { compareDecimals } from '../compare-decimals.ts'
import { limitOf } from '../field-use.ts'
import { error } from '../finding.ts'
import type { Rule } from './context.ts'
import { ownFields } from './own-fields.ts'

const en = 'The smallest value is above the largest.'
const zh = '最小值大于最大值。'

export const limits: Rule = function* (context) {
  for (const { object, field, use, pointer } of ownFields(context)) {
    // Limits that stand in the data type alone are told there.
    if (!('min' in field || 'max' in field)) continue
    if (isInverted(limitOf(use, 'min'), limitOf(use, 'max'))) yield error(object, 'limit/inverted', pointer, en, zh)
  }
  for (const type of context.symbols.all('type')) {
    if (isInverted(type.min, type.max)) yield error(type, 'limit/inverted', '/min', en, zh)
  }
}

function isInverted(min: string | undefined, max: string | undefined): boolean {
  return min !== undefined && max !== undefined && compareDecimals(min, max) > 0
}
