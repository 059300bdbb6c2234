/** Amounts in Chinese capital figures (大写金额), as cheques and contracts have them (支付结算办法, 附一). */

const digits = '零壹贰叁肆伍陆柒捌玖'
const tens = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿', '亿亿']
/** Of a unit of money: tenths, hundredths, thousandths. */
const fractions = ['角', '分', '厘']

/** `12345.60` → 壹万贰仟叁佰肆拾伍元陆角整; the decimals are as many as the amount is written with, at most three. */
export function chineseAmount(amount: string): string {
  const { sign, whole, fraction } = partsOf(amount)
  const units = whole === '0' ? '' : `${chineseWhole(whole)}元`
  const parts = [...fraction.slice(0, 3).replace(/0+$/, '')]
  if (parts.length === 0) return `${sign}${units || '零元'}整`
  const words = parts.flatMap((digit, index) => {
    if (digit !== '0') return `${digits[Number(digit)]}${fractions[index]}`
    const isGap = parts[index - 1] !== '0' && (units !== '' || index > 0)
    return isGap ? '零' : []
  })
  return `${sign}${units}${words.join('')}${parts.length === 1 ? '整' : ''}`
}

/** `12.5` → 壹拾贰点伍. */
export function chineseNumber(number: string): string {
  const { sign, whole, fraction } = partsOf(number)
  const rest = fraction.replace(/0+$/, '')
  const words = [...rest].map(digit => digits[Number(digit)]).join('')
  return `${sign}${whole === '0' ? '零' : chineseWhole(whole)}${words ? `点${words}` : ''}`
}

function chineseWhole(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const count = padded.length / 4
  let out = ''
  let isGap = false
  for (let group = 0; group < count; group++) {
    const part = padded.slice(group * 4, group * 4 + 4)
    for (const [place, digit] of [...part].entries()) {
      if (digit === '0') {
        isGap = out !== ''
        continue
      }
      out += `${isGap ? '零' : ''}${digits[Number(digit)]}${tens[3 - place]}`
      isGap = false
    }
    if (part !== '0000') out += groups[count - 1 - group] ?? ''
  }
  return out
}

function partsOf(text: string) {
  const [, minus = '', whole = '0', fraction = ''] = /^(-?)0*(\d*)\.?(\d*)$/.exec(text) ?? []
  return { sign: minus && /[1-9]/.test(text) ? '负' : '', whole: whole || '0', fraction }
}
