/** A value as a document writes it where no helper says otherwise. */
import { valueText } from '../mail/value-text.ts'
import { type DocumentValues, type Found, isMoney } from './document-values.ts'
import { moneyText } from './number-text.ts'

/** Amounts with the decimals of their currency; several are joined. */
export function foundText({ value, field, object }: Found, values: DocumentValues): string {
  if (isMoney(value)) return moneyText(value, values)
  if (Array.isArray(value)) {
    if (object) return ''
    if (value.some(isMoney)) return value.map(item => foundText({ value: item }, values)).join(' + ')
  }
  return valueText(field, value, values.reader)
}
