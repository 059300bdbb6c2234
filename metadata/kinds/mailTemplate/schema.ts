import { group, kind, oneOf, ref, type Schema } from '../schema.ts'

/** Handlebars in one language. */
const words = (maxLength: number, title: readonly [string, string]): Schema => ({
  type: 'string',
  maxLength,
  'x-ref': 'handlebars',
  'x-of': 'object',
  title: title[0],
  description: `The ${title[0]} text; a field of the record stands in braces: {{name}}.`,
  'x-zh-CN': { title: title[1], description: `${title[1]}文本；记录的字段写在双花括号中：{{name}}。` },
})

const inLanguages = (maxLength: number, title: readonly [string, string], description: readonly [string, string]) =>
  group(
    { en: words(maxLength, ['English', '英文']), 'zh-CN': words(maxLength, ['Chinese', '中文']) },
    [],
    title,
    description,
    'MailWords',
  )

export const schema = kind(
  'mailTemplate',
  ['Mail template', '邮件模板'],
  [
    'A mail about a record: subject and body in each language, with values of the record. Who gets it is said by what sends it.',
    '关于一条记录的邮件：各语言的主题与正文，可包含记录的值。收件人由发送它的流程决定。',
  ],
  {
    object: ref(
      'object',
      ['Object', '业务对象'],
      ['The object of the record that it is about.', '邮件所涉及记录的业务对象。'],
    ),
    format: oneOf(
      { text: '纯文本', html: 'HTML' },
      ['Format', '格式'],
      [
        'How the body is written: as plain text, or as simple HTML. Text when not said.',
        '正文的书写方式：纯文本或简单 HTML，默认为纯文本。',
      ],
    ),
    subject: inLanguages(300, ['Subject', '主题'], ['What stands above the mail.', '邮件的主题。']),
    body: inLanguages(20_000, ['Body', '正文'], ['What the mail says.', '邮件的内容。']),
  },
  ['subject', 'body'],
)
