import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    first: 'A first report to go on from',
    head: 'Production’s records',
    headHint: 'There is no preview: the draft’s report is asked of what runs now, with what you may see.',
    newTitle: 'New report',
    noObject: (name: string) => `There is no object ${name}`,
    origin: 'Begins as',
    personal: (name: string, mine: boolean) => (mine ? `My report “${name}”` : `Shared report “${name}”`),
    preview: 'Records of the preview',
    previewHint: 'Asked of the preview of this draft: a masked sample.',
    starts: 'It is built by putting fields into rows, columns, values and filters.',
  },
  {
    first: '一份可继续修改的初始报表',
    head: '线上记录',
    headHint: '尚无预览：以您的权限，用当前运行的系统统计设计副本中的报表。',
    newTitle: '新建报表',
    noObject: name => `没有业务对象 ${name}`,
    origin: '起始内容',
    personal: (name, mine) => (mine ? `我的报表“${name}”` : `共享报表“${name}”`),
    preview: '预览记录',
    previewHint: '用此设计副本的预览统计：经脱敏的样本。',
    starts: '将字段放到行、列、数值和筛选即可搭建报表。',
  },
)
