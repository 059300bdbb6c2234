import { describe, expect, test } from 'vitest'

import { chineseAmount, chineseNumber } from '#runtime/documents/chinese-words.ts'
import { englishUnit } from '#runtime/documents/english-units.ts'
import { englishAmount, englishNumber } from '#runtime/documents/english-words.ts'
import { moneyText, numberText, percentText, wordsText } from '#runtime/documents/number-text.ts'

const values = (locale: 'en' | 'zh-CN') => ({
  currencyDecimals: { CNY: 2, JPY: 0, KWD: 3 },
  reader: { name: 'Ann', locale, timeZone: 'UTC' },
})

describe('大写金额', () => {
  test.each([
    ['0', '零元整'],
    ['0.00', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['16.05', '壹拾陆元零伍分'],
    ['107000.53', '壹拾万零柒仟元伍角叁分'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['12345.60', '壹万贰仟叁佰肆拾伍元陆角整'],
    ['100000000', '壹亿元整'],
    ['100010001', '壹亿零壹万零壹元整'],
    ['1000000000000.01', '壹万亿元零壹分'],
    ['-20.5', '负贰拾元伍角整'],
  ])('%s', (amount, words) => {
    expect(chineseAmount(amount)).toBe(words)
  })

  test('numbers without a currency', () => {
    expect([chineseNumber('1005.50'), chineseNumber('0'), chineseNumber('-3')]).toEqual(['壹仟零伍点伍', '零', '负叁'])
  })
})

describe('English words', () => {
  test.each([
    ['0', 'Zero dollars'],
    ['1234.56', 'One thousand two hundred thirty-four and 56/100 dollars'],
    ['1000000', 'One million dollars'],
    ['20.00', 'Twenty dollars'],
    ['-101.05', 'Minus one hundred one and 05/100 dollars'],
    ['1000000000000000', 'One quadrillion dollars'],
  ])('%s', (amount, words) => {
    expect(englishAmount(amount, 'dollars')).toBe(words)
  })

  test('numbers without a currency', () => {
    expect([englishNumber('12.50'), englishNumber('0')]).toEqual(['Twelve point five', 'Zero'])
  })
})

test('amounts are rounded to the decimals of their currency, and named by it', () => {
  expect(wordsText({ amount: '10.005', currency: 'CNY' }, values('zh-CN'), 'zh-CN')).toBe('人民币壹拾元零壹分')
  expect(wordsText({ amount: '10.5', currency: 'JPY' }, values('en'), 'en')).toBe('Eleven Japanese yen')
  const dollars = (amount: string) => wordsText({ amount, currency: 'USD' }, values('en'), 'en')
  expect([dollars('1'), dollars('2'), dollars('1.5'), dollars('0')]).toEqual([
    'One US dollar',
    'Two US dollars',
    'One and 50/100 US dollars',
    'Zero US dollars',
  ])
  expect(wordsText({ amount: '3', currency: 'EUR' }, values('en'), 'en')).toBe('Three euros')
  expect(wordsText({ amount: '1.5', currency: 'no such' }, values('en'), 'en')).toBe('One and 50/100 no such')
  expect(wordsText('not a number', values('en'), 'en')).toBe('')
  expect(wordsText('1'.repeat(30), values('en'), 'en')).toBe('')
})

test('every digit is exact', () => {
  expect(numberText('12345678901234567890.15', 'en')).toBe('12,345,678,901,234,567,890.15')
  expect(numberText('2.345', 'en', 2)).toBe('2.35')
  expect(percentText('0.075', 'en')).toBe('7.5%')
  const money = (amount: string, currency: string | null, locale: 'en' | 'zh-CN' = 'en') =>
    moneyText({ amount, currency }, values(locale))
  expect(money('1234.5', 'CNY')).toBe('CN¥1,234.50')
  expect(money('1234.5', 'CNY', 'zh-CN')).toBe('¥1,234.50')
  expect(money('-1234.5', 'USD')).toBe('-$1,234.50')
  expect(money('1234', 'JPY')).toBe('¥1,234')
  expect(money('1', 'no such')).toBe('1.00 no such')
  expect(money('1', null)).toBe('1.00')
})

test.each([
  ['Licence', true, 'licence'],
  ['Licence', false, 'licences'],
  ['Box', false, 'boxes'],
  ['Battery', false, 'batteries'],
  ['Day', false, 'days'],
  ['Foot', false, 'feet'],
  ['Square metre', false, 'square metres'],
  ['User-year', false, 'user-years'],
  ['kg', false, 'kg'],
  ['kWh', false, 'kWh'],
  ['m²', false, 'm²'],
  ['套', false, '套'],
  ['', false, ''],
])('%s after a number (one: %s) is %s', (unit, isOne, written) => {
  expect(englishUnit(unit, isOne)).toBe(written)
})
