/** Words of our own in files of reports. */
import type { Operator, RelativeRange } from '#metadata/operators.ts'
import type { Actor } from '../../context.ts'

type Locale = Actor['locale']

interface FileWords {
  readonly about: string
  readonly report: string
  readonly period: string
  readonly filters: string
  readonly amounts: string
  readonly by: string
  readonly at: string
  /** The data stand in a sheet of this name. */
  readonly data: string
  readonly page: (page: string, pages: string) => string
  readonly part: (part: number, parts: number) => string
  readonly converted: (currency: string, rates: string) => string
  readonly ratesOfToday: string
  readonly unrated: (currencies: string) => string
  readonly exportsLess: string
  /** Said of a measure. */
  readonly apart: (filters: string) => string
  readonly none: string
  readonly and: string
  readonly or: string
  readonly not: (words: string) => string
  readonly me: string
  readonly myTeam: string
  readonly thisRecord: string
  readonly yes: string
  readonly no: string
  readonly someRecord: string
  readonly moreConditions: string
  readonly match: Readonly<Record<'any' | 'all' | 'none' | 'atLeast', (what: string, count: number) => string>>
  readonly operators: Readonly<Record<Operator, string>>
  readonly ranges: Readonly<Record<RelativeRange, string>>
  readonly ofTarget: (target: string, share: string) => string
  /** Between what is said and what it is said of. */
  readonly colon: string
  readonly comma: string
  /** Opens and closes a group of conditions. */
  readonly round: readonly [string, string]
}

const en: FileWords = {
  about: 'About',
  report: 'Report',
  period: 'Period',
  filters: 'Filters',
  amounts: 'Amounts',
  by: 'Made by',
  at: 'Made at',
  data: 'Report',
  page: (page, pages) => `Page ${page} of ${pages}`,
  part: (part, parts) => `Columns, part ${part} of ${parts}`,
  converted: (currency, rates) => `Amounts of several currencies in ${currency}, by the rates of ${rates}`,
  ratesOfToday: 'today',
  unrated: currencies => `without a rate, and therefore without sums: ${currencies}`,
  exportsLess: 'Only records that you may export are counted.',
  apart: filters => `not limited by: ${filters}`,
  none: 'none',
  and: ' and ',
  or: ' or ',
  not: words => `not (${words})`,
  me: 'me',
  myTeam: 'my teams',
  thisRecord: 'this record',
  yes: 'yes',
  no: 'no',
  someRecord: 'a chosen record',
  moreConditions: 'further conditions of the report',
  match: {
    any: what => `any with ${what}`,
    all: what => `all with ${what}`,
    none: what => `none with ${what}`,
    atLeast: (what, count) => `at least ${count} with ${what}`,
  },
  operators: {
    '=': 'is',
    '!=': 'is not',
    '<': 'less than',
    '<=': 'at most',
    '>': 'greater than',
    '>=': 'at least',
    between: 'between',
    in: 'is one of',
    notIn: 'is none of',
    contains: 'contains',
    doesNotContain: 'does not contain',
    beginsWith: 'begins with',
    endsWith: 'ends with',
    null: 'is empty',
    notNull: 'is filled in',
    within: 'within',
  },
  ranges: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    this_week: 'this week',
    last_week: 'last week',
    next_week: 'next week',
    this_month: 'this month',
    last_month: 'last month',
    next_month: 'next month',
    this_quarter: 'this quarter',
    last_quarter: 'last quarter',
    next_quarter: 'next quarter',
    this_year: 'this year',
    last_year: 'last year',
    next_year: 'next year',
    last_7_days: 'the last 7 days',
    last_30_days: 'the last 30 days',
    last_90_days: 'the last 90 days',
    next_7_days: 'the next 7 days',
    next_30_days: 'the next 30 days',
    next_90_days: 'the next 90 days',
  },
  ofTarget: (target, share) => `of ${target} · ${share}`,
  colon: ': ',
  comma: ', ',
  round: ['(', ')'],
}

const zh: FileWords = {
  about: '说明',
  report: '报表',
  period: '期间',
  filters: '过滤条件',
  amounts: '金额',
  by: '制表人',
  at: '制表时间',
  data: '报表',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  part: (part, parts) => `列：第 ${part} 部分，共 ${parts} 部分`,
  converted: (currency, rates) => `多种货币的金额已按${rates}汇率折算为 ${currency}`,
  ratesOfToday: '今日',
  unrated: currencies => `没有汇率，因此不计合计：${currencies}`,
  exportsLess: '仅统计您有权导出的记录。',
  apart: filters => `不受以下条件限制：${filters}`,
  none: '无',
  and: '，且',
  or: '，或',
  not: words => `非（${words}）`,
  me: '本人',
  myTeam: '我的团队',
  thisRecord: '本记录',
  yes: '是',
  no: '否',
  someRecord: '所选记录',
  moreConditions: '报表的其他条件',
  match: {
    any: what => `任一满足${what}`,
    all: what => `全部满足${what}`,
    none: what => `均不满足${what}`,
    atLeast: (what, count) => `至少 ${count} 条满足${what}`,
  },
  operators: {
    '=': '等于',
    '!=': '不等于',
    '<': '小于',
    '<=': '不大于',
    '>': '大于',
    '>=': '不小于',
    between: '介于',
    in: '属于',
    notIn: '不属于',
    contains: '包含',
    doesNotContain: '不包含',
    beginsWith: '开头是',
    endsWith: '结尾是',
    null: '为空',
    notNull: '不为空',
    within: '在此期间内：',
  },
  ranges: {
    today: '今天',
    yesterday: '昨天',
    tomorrow: '明天',
    this_week: '本周',
    last_week: '上周',
    next_week: '下周',
    this_month: '本月',
    last_month: '上月',
    next_month: '下月',
    this_quarter: '本季度',
    last_quarter: '上季度',
    next_quarter: '下季度',
    this_year: '今年',
    last_year: '去年',
    next_year: '明年',
    last_7_days: '最近 7 天',
    last_30_days: '最近 30 天',
    last_90_days: '最近 90 天',
    next_7_days: '未来 7 天',
    next_30_days: '未来 30 天',
    next_90_days: '未来 90 天',
  },
  ofTarget: (target, share) => `目标 ${target} · ${share}`,
  colon: '：',
  comma: '、',
  round: ['（', '）'],
}

/** The words of a language. */
export const fileWords: Readonly<Record<Locale, FileWords>> = { en, 'zh-CN': zh }
