import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    searchIcons: 'Find a picture (English name)',
    chooseIcon: 'Choose a picture',
    noIcon: 'No picture',
    removeTitle: (what: string) => `Remove ${what}?`,
    removeHint: 'If others use it, you are told what changes with it before anything happens. It can be undone.',
    remove: 'Remove',
    removeAll: 'Remove all of this',
    alsoChanges: (count: string) => `Others use it. With it, ${count} places change or go:`,
    cancel: 'Cancel',
    objectFirst: 'Choose the object first.',
    valueFrom: 'Compare with',
    constant: 'a value',
    pageRecord: 'the record of the page',
  },
  {
    searchIcons: '查找图标(英文名)',
    chooseIcon: '选择图标',
    noIcon: '不使用图标',
    removeTitle: what => `移除${what}?`,
    removeHint: '如有其他引用,移除前会列出将一并变更的内容。可以撤销。',
    remove: '移除',
    removeAll: '全部移除',
    alsoChanges: count => `有其他引用,以下 ${count} 处将一并变更或移除:`,
    cancel: '取消',
    objectFirst: '请先选择业务对象。',
    valueFrom: '比较对象',
    constant: '固定值',
    pageRecord: '页面记录',
  },
)
