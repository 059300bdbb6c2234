/** Values as cells of a table: plain texts that a spreadsheet shows, without letting it run them as formulas. */

/** The text of an answered value; references are their titles. */
export function toCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(toCell).join('; ')
  if (typeof value === 'object') {
    const { amount, currency, title, name } = value as Record<string, unknown>
    if (amount !== undefined) return `${amount} ${currency}`
    return toCell(title ?? name ?? '')
  }
  return typeof value === 'string' ? withoutFormula(value) : String(value)
}

/** A leading = @ tab or a + - that begins no number would start a formula; an apostrophe makes it a text. */
function withoutFormula(text: string): string {
  return /^[=@\t\r]/.test(text) || /^[+-](?![\d\s().-]*$)/.test(text) ? `'${text}` : text
}
