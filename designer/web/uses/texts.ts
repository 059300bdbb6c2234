import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    cannotGo: 'It cannot be removed: the system relies on it.',
    ifRemoved: 'If it were removed',
    none: 'Nothing refers to it',
    noneHint: 'It can be removed without any other change.',
    nothingElse: 'Nothing else would change.',
    usedBy: 'Used by',
    usesOf: 'Uses of',
  },
  {
    cannotGo: '系统依赖此项，不能移除。',
    ifRemoved: '移除后的影响',
    none: '没有任何引用',
    noneHint: '可以直接移除，不影响其他定义项。',
    nothingElse: '不影响其他内容。',
    usedBy: '引用位置',
    usesOf: '查看引用',
  },
)
