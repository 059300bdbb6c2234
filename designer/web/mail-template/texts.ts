import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    names: (list: string) => `Write {{name}} for a field of the record. Besides: ${list}.`,
    noPreview: 'The preview cannot be shown.',
    preview: 'Preview',
    record: 'Record for the preview',
    recordHint: 'Choose a record',
    withoutRecord: 'Names of fields stand where values will be.',
  },
  {
    names: list => `用 {{name}} 引用记录的字段。此外还有：${list}。`,
    noPreview: '无法显示预览。',
    preview: '预览',
    record: '用于预览的记录',
    recordHint: '选择一条记录',
    withoutRecord: '未选择记录时显示字段名称。',
  },
)
