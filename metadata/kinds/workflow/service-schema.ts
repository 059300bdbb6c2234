/** What a service task does. */
import { sort } from '../list/schema.ts'
import { group, keyed, oneOf, ref, type Schema, text, whole } from '../schema.ts'
import { branch, fieldValues, formula, recipients, union, values, variableName } from './parts.ts'

const target = ref('object', ['Object', '业务对象'], ['Whose records.', '哪个业务对象的记录。'])
const variable = variableName(['Keep result in', '结果存入'], ['Variable that takes the result.', '存放结果的变量。'])
const record = formula(
  'any',
  ['Record', '记录'],
  ['Which record; without it, the record of the workflow.', '操作的记录；不填则为流程所属记录。'],
)
const setValues = fieldValues(['Set', '设置'], ['Fields and their new values.', '字段及其新值。'])

/** A text in both languages with `{path}` in braces. */
const message = (title: readonly [string, string], description: readonly [string, string]): Schema => ({
  type: 'object',
  properties: {
    en: ref('template-text', ['English', '英文'], ['The English text.', '英文文本。'], 'object'),
    'zh-CN': ref('template-text', ['Chinese', '中文'], ['The Simplified Chinese text.', '简体中文文本。'], 'object'),
  },
  additionalProperties: false,
  'x-type': 'LocalizedMessage',
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
})

/** What a service task does, one of these. */
export const service = union(
  'ServiceAction',
  ['Does', '执行'],
  ['What the service task does.', '服务任务执行的操作。'],
  [
    branch('create', 'CreateService', ['Create record', '新建记录'], ['Makes a record.', '新建一条记录。'], {
      target,
      set: setValues,
      variable,
    }),
    branch('update', 'UpdateService', ['Update record', '修改记录'], ['Changes a record.', '修改一条记录。'], {
      target,
      record,
      set: setValues,
    }),
    branch(
      'find',
      'FindService',
      ['Find records', '查找记录'],
      ['Keeps the records that match.', '保存符合条件的记录。'],
      {
        target,
        filter: ref(
          'filter',
          ['Filter', '过滤条件'],
          [
            'Which records; {"parameter": "name"} stands for one of the values.',
            '哪些记录；{"parameter": "名称"} 表示参数值。',
          ],
          'target',
        ),
        parameters: values(['Parameters', '参数'], ['Values for the filter.', '过滤条件所用的值。']),
        sort: {
          ...sort,
          items: {
            ...sort.items,
            properties: {
              ...sort.items?.properties,
              field: ref('path', ['Field', '字段'], ['What it is sorted by.', '排序依据。'], 'target'),
            },
          },
        },
        limit: whole(
          1,
          1000,
          ['At most', '最多'],
          ['How many; 1 keeps a record, more a list.', '数量上限；1 得到记录，更多得到列表。'],
        ),
        variable,
      },
    ),
    branch(
      'people',
      'PeopleService',
      ['Find people', '查找人员'],
      [
        'Keeps the active people that are meant. Nobody at all is an error, nobody after those left out is not.',
        '保存所指定的在职人员。一个人都没有时报错；仅因排除而为空时不报错。',
      ],
      {
        of: recipients(['Who', '人员'], ['Who is meant.', '指定的人员。'], 'PeopleOf'),
        never: formula(
          'any',
          ['Never', '不得包含'],
          ['People who are not meant, whoever else names them.', '任何情况下都不包含的人员。'],
        ),
        without: formula('any', ['Without', '排除'], ['People who are left out.', '排除的人员。']),
        variable,
      },
    ),
    branch(
      'transition',
      'TransitionService',
      ['Transition', '状态流转'],
      ['Takes a record to another state of its lifecycle.', '使记录流转到生命周期的另一状态。'],
      {
        target,
        record,
        field: ref(
          'field',
          ['State field', '状态字段'],
          ['The choice field that holds the state.', '保存状态的选项字段。'],
          'target',
        ),
        to: text(['To state', '目标状态'], ['Code of the choice.', '选项的代码。'], { minLength: 1, maxLength: 60 }),
        set: setValues,
      },
    ),
    branch('notify', 'NotifyService', ['Notify', '通知'], ['Tells people on the screen.', '在系统内通知人员。'], {
      to: recipients(['To', '接收人'], ['Who is told.', '通知谁。'], 'NotifyRecipients'),
      subject: message(
        ['Subject', '标题'],
        ['One line; fields of the record in braces.', '一行文字，花括号内为记录字段。'],
      ),
      text: message(
        ['Text', '内容'],
        ['Some sentences; fields of the record in braces.', '正文，花括号内为记录字段。'],
      ),
    }),
    branch('mail', 'MailService', ['Mail', '邮件'], ['Sends a mail.', '发送邮件。'], {
      to: recipients(['To', '收件人'], ['Who gets it.', '收件人。'], 'MailRecipients', {
        addresses: formula(
          'any',
          ['Addresses', '邮箱地址'],
          ['Comes to an address or a list of them.', '结果为邮箱地址或其列表。'],
        ),
      }),
      template: ref('mailTemplate', ['Mail template', '邮件模板'], ['What the mail says.', '邮件的内容。']),
      record,
      attach: group(
        {
          document: ref('document', ['Document', '文档'], ['What is printed.', '要打印的文档。']),
          record: formula(
            'any',
            ['Record', '记录'],
            ['Which record; without it, that of the mail.', '打印哪条记录；不填则为邮件的记录。'],
          ),
          locale: oneOf(
            { en: '英文', 'zh-CN': '中文' },
            ['Language', '语言'],
            ['That of each recipient unless said.', '默认为每位收件人的语言。'],
          ),
        },
        ['document'],
        ['Attach', '附件'],
        [
          'A document goes along as PDF, printed with the rights of workflows: whoever gets the mail sees all that stands in it.',
          '附上打印文档的 PDF，以流程的权限打印：收件人可以看到其中的全部内容。',
        ],
        'MailAttach',
      ),
    }),
    branch(
      'print',
      'PrintService',
      ['Print', '打印'],
      ['Keeps a document about a record with it, a moment later.', '稍后将记录的文档打印并存档于该记录。'],
      {
        document: ref('document', ['Document', '文档'], ['What is printed.', '要打印的文档。']),
        record,
        locale: oneOf(
          { en: '英文', 'zh-CN': '中文' },
          ['Language', '语言'],
          ['That of the workflow unless said.', '默认为流程的语言。'],
        ),
      },
    ),
    branch(
      'webhook',
      'WebhookService',
      ['Webhook', '网络调用'],
      ['Calls an address outside, at least once.', '调用外部地址，至少一次。'],
      {
        url: formula('text', ['Address', '地址'], ['Comes to an https address.', '结果为 https 地址。']),
        method: oneOf(
          { POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', GET: 'GET', DELETE: 'DELETE' },
          ['Method', '方法'],
          ['Of the request; POST unless said.', '请求方法；默认 POST。'],
        ),
        headers: keyed(
          'name',
          {
            name: text(['Name', '名称'], ['Of the header.', '请求头名称。'], {
              pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$",
            }),
            value: formula('text', ['Value', '值'], ['What it comes to.', '取值表达式。']),
          },
          ['name', 'value'],
          ['Headers', '请求头'],
          ['Of the request.', '请求的头信息。'],
          'WebhookHeader',
        ),
        body: formula('any', ['Body', '请求体'], ['Sent as JSON.', '以 JSON 发送。']),
        variable,
      },
    ),
  ],
)
