import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    accepted: 'Accepted',
    choices: 'Choices',
    faults: {
      number: 'This is not a number of this sort.',
      maxLength: 'This is too long.',
      pattern: 'This does not match the pattern.',
      min: 'This is too small.',
      max: 'This is too large.',
      scale: 'This has too many decimals.',
    },
    fromPicklist: 'The choices come from a pick list',
    fromPicklistHint: 'Change them there, or take the pick list away to write choices of its own.',
    limits: 'What it accepts',
    noLimits: 'No limits are set: everything of the base type is accepted.',
    tryIt: 'Try a value',
  },
  {
    accepted: '可以接受',
    choices: '选项',
    faults: {
      number: '不是此类数字。',
      maxLength: '文本过长。',
      pattern: '不符合格式。',
      min: '数值过小。',
      max: '数值过大。',
      scale: '小数位过多。',
    },
    fromPicklist: '选项来自选项集',
    fromPicklistHint: '请在选项集中修改；或取消引用选项集，直接填写选项。',
    limits: '可接受的内容',
    noLimits: '未设置限制，接受基本类型的所有值。',
    tryIt: '试填一个值',
  },
)
