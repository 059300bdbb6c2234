/** Sets many texts at once, as a table of translations brings them. */
import { counted } from '#metadata/counted.ts'
import { group } from '#metadata/kinds/schema.ts'
import { changeLabels } from '../labels/change-labels.ts'
import { labelArguments } from '../labels/label-arguments.ts'
import type { LabelChange } from '../labels/read-labels-csv.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'

interface Arguments {
  readonly labels: readonly LabelChange[]
}

/** `{labels: [{kind, name, path, locale, text}]}` */
export const setLabels: Command<Arguments> = {
  arguments: argumentsOf(
    ['Set texts', '设置多个文本'],
    ['Sets many texts at once.', '一次设置多个显示文本。'],
    {
      labels: {
        type: 'array',
        minItems: 1,
        maxItems: 200_000,
        items: group(
          labelArguments,
          ['kind', 'name', 'path', 'locale', 'text'],
          ['Text', '文本'],
          ['One text.', '一个文本。'],
          'LabelChange',
        ),
        title: 'Texts',
        description: 'What is set.',
        'x-zh-CN': { title: '文本', description: '要设置的文本。' },
      },
    },
    ['labels'],
  ),
  run: (application, { labels }) => changeLabels(application, labels),
  describe({ labels }) {
    const definitions = new Set(labels.map(label => `${label.kind} ${label.name}`)).size
    return {
      en: `${counted(labels.length, 'text')} of ${counted(definitions, 'definition')} set`,
      'zh-CN': `设置 ${definitions} 个定义项的 ${labels.length} 个文本`,
    }
  },
}
