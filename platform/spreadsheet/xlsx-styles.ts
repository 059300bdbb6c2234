/** How cells look, as the numbers by which they name it, and the part of the file that says what these mean. */

/** A look; what is not said is plain. */
export interface CellStyle {
  /** A number format of Excel, such as `#,##0.00`. */
  readonly format?: string | undefined
  readonly bold?: boolean | undefined
  /** Of the background and of the text, six hexadecimal digits. */
  readonly fill?: string | undefined
  readonly color?: string | undefined
  readonly align?: 'left' | 'center' | 'right' | undefined
  readonly wrap?: boolean | undefined
}

/** The looks of one file. */
export interface CellStyles {
  /** The number of a look; the same object is found at once. */
  numberOf(style: CellStyle): number
  /** `xl/styles.xml`. */
  toXml(): string
}

/** Numbers below are Excel's own. */
const firstFormat = 164

/** Nothing but the plain look, which is 0. */
export function createStyles(): CellStyles {
  const known = new WeakMap<CellStyle, number>()
  const numbers = new Map<string, number>()
  const styles: CellStyle[] = []
  const add = (style: CellStyle): number => {
    const { format, bold, fill, color, align, wrap } = style
    const key = JSON.stringify([format, bold, fill, color, align, wrap])
    const number = numbers.get(key) ?? styles.push(style) - 1
    numbers.set(key, number)
    known.set(style, number)
    return number
  }
  add({})
  return {
    numberOf: style => known.get(style) ?? add(style),
    toXml: () => toXml(styles),
  }
}

function toXml(styles: readonly CellStyle[]): string {
  const formats = distinct(styles.flatMap(({ format }) => (format === undefined ? [] : [format])))
  const fonts = distinct(styles.map(fontXml))
  const fills = distinct([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...styles.flatMap(({ fill }) => (fill === undefined ? [] : [fillXml(fill)])),
  ])
  const looks = styles.map(style => {
    const { format, fill, align, wrap } = style
    const numbered = format === undefined ? 0 : firstFormat + formats.indexOf(format)
    const filled = fill === undefined ? 0 : fills.indexOf(fillXml(fill))
    const alignment = `${align ? ` horizontal="${align}"` : ''}${wrap ? ' wrapText="1"' : ''} vertical="${wrap ? 'top' : 'center'}"`
    return `<xf numFmtId="${numbered}" fontId="${fonts.indexOf(fontXml(style))}" fillId="${filled}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment${alignment}/></xf>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${list(
    'numFmts',
    formats.map((format, index) => `<numFmt numFmtId="${firstFormat + index}" formatCode="${escapeXml(format)}"/>`),
  )}${list('fonts', fonts)}${list('fills', fills)}<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', looks)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

function fontXml({ bold, color }: CellStyle): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="11"/>${color ? `<color rgb="FF${color}"/>` : ''}<name val="Calibri"/><family val="2"/></font>`
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)]
}

/** A text as XML; characters that XML does not know are left out. */
export function escapeXml(text: string): string {
  return needsCare.test(text)
    ? text
        .toWellFormed()
        .replace(unknown, '')
        .replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
    : text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not know
const unknown = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: quick look for anything that has to be changed
const needsCare = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/
