/** Amounts in English words, as cheques have them. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const groups = ['', ' thousand', ' million', ' billion', ' trillion', ' quadrillion', ' quintillion']

/** `1234.56`, US dollars → One thousand two hundred thirty-four and 56/100 US dollars. */
export function englishAmount(amount: string, currency: string): string {
  const { sign, whole, fraction } = partsOf(amount)
  const cents = /[1-9]/.test(fraction) ? ` and ${fraction}/1${'0'.repeat(fraction.length)}` : ''
  return begin(`${sign}${englishWhole(whole)}${cents} ${currency}`.trim())
}

/** `12.5` → Twelve point five. */
export function englishNumber(number: string): string {
  const { sign, whole, fraction } = partsOf(number)
  const rest = fraction.replace(/0+$/, '')
  const words = [...rest].map(digit => small[Number(digit)]).join(' ')
  return begin(`${sign}${englishWhole(whole)}${words ? ` point ${words}` : ''}`)
}

function englishWhole(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 3) * 3, '0')
  const count = padded.length / 3
  const words = Array.from({ length: count }, (_, index) => {
    const part = Number(padded.slice(index * 3, index * 3 + 3))
    return part === 0 ? [] : `${underThousand(part)}${groups[count - 1 - index] ?? ''}`
  })
  return words.flat().join(' ') || 'zero'
}

function underThousand(number: number): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const head = hundreds > 0 ? `${small[hundreds]} hundred` : ''
  const ten = tens[Math.floor(rest / 10) - 2]
  const tail = rest < 20 ? small[rest] : rest % 10 === 0 ? ten : `${ten}-${small[rest % 10]}`
  if (rest === 0) return head
  return head ? `${head} ${tail}` : String(tail)
}

function begin(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function partsOf(text: string) {
  const [, minus = '', whole = '0', fraction = ''] = /^(-?)0*(\d*)\.?(\d*)$/.exec(text) ?? []
  return { sign: minus && /[1-9]/.test(text) ? 'minus ' : '', whole: whole || '0', fraction }
}
