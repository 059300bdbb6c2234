/** What keeps a token from going on: caught within `step`, where it becomes an incident that an administrator sees. */

const texts = {
  'expression/unreadable': ['The expression cannot be read.', '表达式无法解析。'],
  'flow/none-matches': [
    'No condition of an outgoing flow is true, and there is no default flow.',
    '没有条件成立的连线，也没有默认连线。',
  ],
  'condition/not-boolean': ['The condition comes to neither true nor false.', '条件的结果不是“是”或“否”。'],
  'join/starved': ['It waits for a flow along which nothing can come any more.', '所等待的连线上已不可能再有到达。'],
  'steps/too-many': [
    'More than 10,000 automatic steps without a wait: there is a loop.',
    '连续自动执行超过 10,000 步而无等待：存在循环。',
  ],
  'instances/too-many': ['More than 1,000 instances.', '实例超过 1,000 个。'],
  'instances/not-a-list': ['What it is done for is no list.', '多实例的集合不是列表。'],
  'instances/not-a-count': ['The count of instances is no whole number from 0.', '实例数量不是从 0 开始的整数。'],
  'timer/malformed': [
    'The timer comes to no date or duration in the future.',
    '定时表达式的结果不是有效的时间或时长。',
  ],
  'message/keyless': ['The key of the message is empty.', '消息的关联键为空。'],
  'node/incomplete': ['It has not been said what happens here.', '此处尚未配置。'],
  'node/unsupported': ['This element cannot be run.', '无法运行此元素。'],
  'link/nowhere': ['No link of this name catches.', '没有同名的捕获链接。'],
  'value/too-large': ['The value is too large to be kept.', '值过大，无法保存。'],
  'error/uncaught': ['It failed, and nothing catches the error.', '执行失败，且没有捕获该错误的事件。'],
} as const satisfies Record<string, readonly [string, string]>

export type FaultCode = keyof typeof texts

export interface FaultMessage {
  readonly en: string
  readonly 'zh-CN': string
}

/** A fault of the workflow itself; `detail` is added to its sentence. */
export class EngineFault extends Error {
  readonly code: string
  readonly told: FaultMessage

  constructor(code: FaultCode, detail = '') {
    const [en, zh] = texts[code]
    super(en)
    this.name = 'EngineFault'
    this.code = code
    this.told = detail ? { en: `${en} (${detail})`, 'zh-CN': `${zh}(${detail})` } : { en, 'zh-CN': zh }
  }
}
