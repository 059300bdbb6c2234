import {
  expression,
  flag,
  group,
  inDatabase,
  kind,
  localized,
  oneOf,
  ref,
  refs,
  type Schema,
  text,
  whole,
} from '../schema.ts'

type Words = readonly [en: string, zh: string]

/** Handlebars in one language. */
const words = (maxLength: number, title: Words): Schema => ({
  type: 'string',
  maxLength,
  'x-ref': 'handlebars',
  'x-of': 'object',
  title: title[0],
  description: `The ${title[0]} text; a field of the record stands in braces: {{name}}.`,
  'x-zh-CN': { title: title[1], description: `${title[1]}文本；记录的字段写在双花括号中：{{name}}。` },
})

const inLanguages = (maxLength: number, title: Words, description: Words): Schema =>
  group(
    { en: words(maxLength, ['English', '英文']), 'zh-CN': words(maxLength, ['Chinese', '中文']) },
    [],
    title,
    description,
    'DocumentWords',
  )

const margin = (title: Words): Schema => whole(0, 100, title, ['In millimetres.', '单位为毫米。'])

export const schema = kind(
  'document',
  ['Document', '打印文档'],
  [
    'A printed document about a record, such as a quotation: HTML with values of the record, as PDF in each language.',
    '关于一条记录的打印文档（例如报价单）：HTML 中包含记录的值，按语言生成 PDF。',
  ],
  {
    description: localized(['Description', '说明'], ['What it is for.', '文档的用途。']),
    object: ref('object', ['Object', '业务对象'], ['Whose records it is about.', '文档所涉及的业务对象。']),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    condition: inDatabase(
      expression(
        'record',
        'boolean',
        ['Condition', '条件表达式'],
        ['Offered only for records for which it is true.', '仅对表达式为真的记录提供。'],
        'object',
      ),
    ),
    mark: group(
      {
        condition: inDatabase(
          expression(
            'record',
            'boolean',
            ['Condition', '条件表达式'],
            ['Marked while it is true of the record.', '对记录为真时加水印。'],
            'object',
          ),
        ),
        text: localized(['Text', '文字'], ['A word or two, such as Draft.', '一两个词，例如“草稿”。']),
      },
      ['condition', 'text'],
      ['Mark', '水印'],
      [
        'A word across every page of a record that is not what it will be, such as a quote that nobody has approved.',
        '记录尚未定稿时（例如未经审批的报价）印在每一页上的水印。',
      ],
      'DocumentMark',
    ),
    page: group(
      {
        size: oneOf(
          { A4: 'A4', A5: 'A5', A3: 'A3', Letter: 'Letter' },
          ['Size', '纸张'],
          ['The sheet of paper; A4 unless said.', '纸张大小，默认为 A4。'],
        ),
        landscape: flag(['Landscape', '横向'], ['The long side lies across.', '纸张横放。']),
        top: margin(['Top margin', '上边距']),
        right: margin(['Right margin', '右边距']),
        bottom: margin(['Bottom margin', '下边距']),
        left: margin(['Left margin', '左边距']),
      },
      [],
      ['Page', '页面'],
      [
        'Paper and margins; 20 mm above and below and 18 mm at the sides unless said.',
        '纸张与边距；默认上下 20 毫米、左右 18 毫米。',
      ],
      'DocumentPage',
    ),
    style: text(['Style', '样式'], ['CSS of the body, the header and the footer.', '正文、页眉和页脚所用的 CSS。'], {
      maxLength: 200_000,
    }),
    header: inLanguages(20_000, ['Header', '页眉'], ['Above the text of every page.', '每页正文上方的内容。']),
    body: inLanguages(100_000, ['Body', '正文'], ['What the document says, as HTML.', '文档的内容，以 HTML 书写。']),
    footer: inLanguages(
      20_000,
      ['Footer', '页脚'],
      [
        'Below the text of every page; {{pageNumber}} and {{pageCount}} are known here and in the header.',
        '每页正文下方的内容；页眉页脚中可使用 {{pageNumber}} 和 {{pageCount}}。',
      ],
    ),
    fileName: inLanguages(
      300,
      ['File name', '文件名'],
      [
        'Of the PDF, without .pdf; label and title of the record unless said.',
        'PDF 的文件名（不含 .pdf）；默认为文档标签加记录标题。',
      ],
    ),
    keep: oneOf(
      { never: '不保存', ask: '询问', always: '始终保存' },
      ['Keep', '存档'],
      [
        'Whether the PDF is kept with the record when somebody prints it; never unless said.',
        '打印时是否将 PDF 存档于记录，默认不保存。',
      ],
    ),
  },
  ['object', 'body'],
)
