import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    none: {
      noRecords: 'There is no record to try it on.',
      noRight: 'You may not see all that it reads, so its value is not shown.',
      problems: '',
      unknown: {
        preview: 'The preview does not have all that it names; it follows once the draft has no errors.',
        production: 'Production does not have all that it names yet. Make a preview to see its value.',
      },
      variables: 'It depends on variables or parameters, which have values when it runs.',
    },
    noMatch: 'No record found',
    of: { preview: 'in the preview', production: 'in production' },
    on: 'On',
    record: 'Record to try it on',
    value: 'Value',
  },
  {
    none: {
      noRecords: '没有可用于试算的记录。',
      noRight: '您无权查看该表达式读取的全部内容，因此不显示结果。',
      problems: '',
      unknown: {
        preview: '预览环境中还没有该表达式引用的全部内容；草稿没有错误后会自动同步。',
        production: '生产环境中还没有该表达式引用的全部内容。请创建预览以查看结果。',
      },
      variables: '取决于变量或参数，运行时才有值。',
    },
    noMatch: '未找到记录',
    of: { preview: '预览环境', production: '生产环境' },
    on: '试算',
    record: '用于试算的记录',
    value: '结果',
  },
)
