import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  { all: 'All', error: 'Error', errors: 'Errors', show: 'Show', warning: 'Warning', warnings: 'Warnings' },
  { all: '全部', error: '错误', errors: '错误', show: '显示', warning: '警告', warnings: '警告' },
)
