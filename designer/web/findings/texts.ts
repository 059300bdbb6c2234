import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    all: 'All',
    error: 'Error',
    errors: 'Errors',
    fix: 'How to fix',
    noFix: 'This needs a thought of yours.',
    show: 'Show',
    warning: 'Warning',
    warnings: 'Warnings',
  },
  {
    all: '全部',
    error: '错误',
    errors: '错误',
    fix: '修复办法',
    noFix: '需要您自行处理。',
    show: '显示',
    warning: '警告',
    warnings: '警告',
  },
)
