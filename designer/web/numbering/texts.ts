import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    addPart: 'Add a part',
    examples: 'What numbers look like',
    parts: 'Parts',
    remove: (what: string) => `Remove ${what}`,
  },
  {
    addPart: '添加组成部分',
    examples: '编号示例',
    parts: '组成部分',
    remove: what => `移除${what}`,
  },
)
