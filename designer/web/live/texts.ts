import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    unusable: 'The draft cannot be drawn at the moment',
    unusableHint: 'Mend its errors first; the JSON view and the properties stay usable.',
    noPreview: 'No live records yet',
    noPreviewHint:
      'A preview is a copy of this draft with a masked sample of production. Nothing in it touches production.',
    makePreview: 'Make a preview',
    making: 'Making the preview …',
    cannotTry: 'This cannot be tried yet',
    add: 'Add',
    alreadyThere: 'It is there already',
    ascending: 'Ascending',
    descending: 'Descending',
    directionOf: (field: string) => `Direction of ${field}`,
    sampled: (shown: string, total: string) => `${shown} of ${total} records of the preview`,
  },
  {
    unusable: '此设计副本暂时无法显示',
    unusableHint: '请先修复错误;JSON 视图与属性面板仍可使用。',
    noPreview: '暂无实时数据',
    noPreviewHint: '预览是设计副本的独立运行环境,含脱敏后的生产数据样本,不会影响生产环境。',
    makePreview: '生成预览',
    making: '正在生成预览…',
    cannotTry: '目前无法试运行',
    add: '添加',
    alreadyThere: '已存在',
    ascending: '升序',
    descending: '降序',
    directionOf: field => `“${field}”的排序方向`,
    sampled: (shown, total) => `预览数据中的 ${shown} / ${total} 条记录`,
  },
)
