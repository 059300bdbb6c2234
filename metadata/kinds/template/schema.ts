import { keyed, kind, label, name, oneOf, refs, text } from '../schema.ts'

export const schema = kind(
  'template',
  ['Template', '应用模板'],
  ['The manifest of an installable application.', '可安装应用的清单。'],
  {
    version: text(['Version', '版本'], ['Semantic version.', '语义化版本号。'], { pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    requires: refs('template', ['Requires', '依赖'], ['Templates that are installed with it.', '一并安装的应用模板。']),
    parts: keyed(
      'name',
      {
        name,
        label,
        requires: {
          type: 'array',
          items: { type: 'string' },
          uniqueItems: true,
          maxItems: 50,
          title: 'Requires',
          description: 'Parts of this template that it needs.',
          'x-zh-CN': { title: '依赖', description: '所需的本模板其他组成部分。' },
        },
      },
      ['name', 'label'],
      ['Parts', '组成部分'],
      ['What can be installed alone.', '可单独安装的部分。'],
      'TemplatePart',
    ),
    records: oneOf(
      { none: '无', samples: '示例记录' },
      ['Records', '记录'],
      ['Whether sample records come with it, in its folder records.', '是否附带示例记录（在其 records 文件夹中）。'],
    ),
  },
  ['version'],
)
