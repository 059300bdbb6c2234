/** What can go wrong while an expression is evaluated, in words. `{…}` is filled in. */
export const faultTexts = {
  'unknown-name': { en: 'There is nothing called "{name}" here', zh: '这里没有名为“{name}”的内容' },
  'unknown-member': { en: '{of} has no "{name}"', zh: '{of}没有“{name}”' },
  'unread-member': { en: '"{name}" of the record was not read', zh: '记录的“{name}”尚未读取' },
  'mismatched-types': {
    en: '"{operator}" does not work on {left} and {right}',
    zh: '“{operator}”不能用于{left}和{right}',
  },
  'mismatched-type': { en: '{wanted} is needed here, not {given}', zh: '此处需要{wanted}，而不是{given}' },
  'mixed-zones': {
    en: 'A time with a zone cannot be compared with one that has none',
    zh: '带时区的时间不能与不带时区的时间比较',
  },
  'mismatched-argument': {
    en: '"{parameter}" of {function}() is {wanted}, not {given}',
    zh: '{function}() 的“{parameter}”应为{wanted}，而不是{given}',
  },
  'wrong-number-of-arguments': {
    en: '{function}() does not take {given} arguments',
    zh: '{function}() 不接受 {given} 个参数',
  },
  'unknown-parameter': { en: '{function}() has no parameter "{name}"', zh: '{function}() 没有参数“{name}”' },
  'not-a-function': { en: '{given} cannot be called', zh: '{given}不能作为函数调用' },
  'duplicate-key': { en: 'The key "{name}" stands here twice', zh: '键“{name}”重复' },
  'unsupported-pattern': { en: 'The pattern cannot be used: {reason}', zh: '无法使用该正则表达式：{reason}' },
  'unsupported-flag': { en: 'Flags are s, m, i and x, not "{name}"', zh: '标志只能是 s、m、i、x，不能是“{name}”' },
  'invalid-temporal': { en: '"{text}" is no date, time or duration', zh: '“{text}”不是日期、时间或时长' },
  'out-of-range': { en: 'The result lies outside of the calendar', zh: '结果超出日历范围' },
  'number-too-large': { en: 'The number is too large', zh: '数值过大' },
  'whole-number-needed': { en: 'A whole number is needed here, not {given}', zh: '此处需要整数，而不是{given}' },
  'too-many-steps': { en: 'The expression takes too many steps', zh: '表达式的计算步骤过多' },
  'too-deep': { en: 'The expression is nested too deeply', zh: '表达式嵌套过深' },
  'list-too-long': { en: 'A list has more than {limit} items', zh: '列表超过 {limit} 项' },
  'text-too-long': { en: 'A text has more than {limit} characters', zh: '文本超过 {limit} 个字符' },
  'no-currency': { en: 'The number {amount} has no currency', zh: '数值 {amount} 没有币种' },
  'no-rate': {
    en: 'There is no exchange rate of {currency} on {day}',
    zh: '{currency} 在 {day} 没有汇率',
  },
  'no-clock': { en: 'The time is not known here', zh: '此处无法获知时间' },
} as const satisfies Record<string, { en: string; zh: string }>

/** What an expression can end with instead of a value. */
export type FaultCode = keyof typeof faultTexts
