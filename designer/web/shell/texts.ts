import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    title: 'Designer',
    drafts: 'Drafts',
    revisions: 'Revisions',
    parked: 'Parked',
    toWork: 'Back to work',
    smallScreen: 'Here you can look around; shaping an application wants a larger screen.',
    putAway: (panel: string) => `Put “${panel}” away`,
    widthOf: (panel: string) => `Width of “${panel}”`,
    noRight: 'The designer is not for you',
    noRightHint: 'It needs the right to design. Ask an administrator for it.',
  },
  {
    title: '设计器',
    drafts: '设计副本',
    revisions: '发布版本',
    parked: '已停用数据',
    toWork: '返回工作台',
    smallScreen: '此处可供查看；设计应用请使用更大的屏幕。',
    putAway: panel => `收起“${panel}”`,
    widthOf: panel => `“${panel}”的宽度`,
    noRight: '您没有设计权限',
    noRightHint: '使用设计器需要"设计"权限，请联系管理员。',
  },
)
