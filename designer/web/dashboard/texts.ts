import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    add: 'Add tile',
    empty: 'No tile yet',
    emptyHint:
      'Add reports, key figures, lists, tasks, words. People see them in this order, on a phone one below the other.',
    figure: (measure: string) => `Figure: ${measure}`,
    follows: (filters: string) => `Follows ${filters}`,
    rows: (count: number) => `${count} rows`,
  },
  {
    add: '添加卡片',
    empty: '还没有卡片',
    emptyHint: '添加报表、关键指标、列表、待办和文字。卡片按此顺序显示，在手机上依次排列。',
    figure: (measure: string) => `指标：${measure}`,
    follows: (filters: string) => `响应筛选：${filters}`,
    rows: (count: number) => `${count} 行`,
  },
)
