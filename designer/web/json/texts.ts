import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts({ title: 'JSON', save: 'Take over' }, { title: 'JSON', save: '应用' })
