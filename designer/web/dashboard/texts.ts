import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    add: 'Add tile',
    empty: 'No tile yet',
    emptyHint:
      'Add reports, key figures, lists, tasks, words. People see them in this order, on a phone one below the other.',
    broken: (name: string) => `“${name}” is broken`,
    brokenTile: 'This tile is broken',
    head: 'Production’s records',
    headHint: 'There is no preview: what the draft shows is asked of what runs now, with what you may see.',
    more: (count: number) => `and ${count} more`,
    open: (name: string) => `Open “${name}”`,
    preview: 'Records of the preview',
    previewHint: 'Asked of the preview of this draft: a masked sample.',
    refresh: 'Ask again',
  },
  {
    add: '添加卡片',
    empty: '还没有卡片',
    emptyHint: '添加报表、关键指标、列表、待办和文字。卡片按此顺序显示，在手机上依次排列。',
    broken: name => `“${name}”有错误`,
    brokenTile: '此卡片有错误',
    head: '线上记录',
    headHint: '尚无预览：以您的权限，用当前运行的系统统计设计副本中的内容。',
    more: count => `另有 ${count} 项`,
    open: name => `打开“${name}”`,
    preview: '预览记录',
    previewHint: '用此设计副本的预览统计：经脱敏的样本。',
    refresh: '重新统计',
  },
)
