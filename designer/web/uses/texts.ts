import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts({ none: 'Nothing refers to it.' }, { none: '没有任何引用。' })
