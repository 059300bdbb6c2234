/** The notes of a promotion for people, in both languages, with names in the place of ids. */
import type { PromotionNote } from '#metadata/promotion/promotion-row.ts'
import type { PromotionResult } from '#metadata/promotion/run-promotion.ts'
import { loadRevision } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { type Bilingual, inBoth, labelIn } from '../release-notes/languages.ts'

export interface ShownNote {
  readonly code: PromotionNote['code']
  readonly object?: string
  readonly fields?: readonly string[]
  readonly rows?: number
  readonly message: Bilingual
}

const texts: Readonly<Record<PromotionNote['code'], Bilingual>> = {
  'required-violated': {
    en: 'records exist without a value; only new values are checked',
    'zh-CN': '已有记录没有填写该值；只检查新的值',
  },
  'unique-violated': {
    en: 'records exist with equal values; they are not kept unique until that is mended and promoted again',
    'zh-CN': '已有记录的值重复；整理并再次上线之前不会强制唯一',
  },
  'reference-violated': {
    en: 'records exist that lead to missing ones; only new values are checked',
    'zh-CN': '已有记录指向不存在的记录；只检查新的值',
  },
  'values-lost': {
    en: 'values could not be converted; they are kept where they were',
    'zh-CN': '部分值无法转换；原值仍保留在原处',
  },
  'views-kept': {
    en: 'the views for people were not renewed, because something else is built on them',
    'zh-CN': '报表视图未更新，因为有其他对象依赖它们',
  },
  'finish-delayed': {
    en: 'the rest of the work on existing records is left to the next start or promotion',
    'zh-CN': '对已有记录的其余处理将在下次启动或上线时完成',
  },
}

/** The notes in the words of the revision that came of it. */
export async function describeNotes(
  db: Queryable,
  { revision, notes }: Pick<PromotionResult, 'revision' | 'notes'>,
): Promise<ShownNote[]> {
  if (notes.length === 0) return []
  const { application } = await loadRevision(db, revision)
  return notes.map(({ code, objectId, fieldIds, rows }) => {
    const object = application.definitions.find(item => item.id === objectId)
    const fields = object?.kind === 'object' ? object.fields.filter(field => fieldIds?.includes(field.id)) : []
    const subject = (language: 'en' | 'zh-CN') =>
      [object, ...fields].flatMap(item => (item ? labelIn(item.label, item.name)[language] : [])).join(' › ')
    return {
      code,
      ...(object ? { object: object.name } : {}),
      ...(fields.length > 0 ? { fields: fields.map(field => field.name) } : {}),
      ...(rows === undefined ? {} : { rows }),
      message: inBoth(language => {
        const count = rows === undefined ? '' : language === 'en' ? ` (${rows})` : ` （${rows} 条）`
        const of = subject(language)
        return `${of}${of && (language === 'en' ? ': ' : '：')}${texts[code][language]}${count}`
      }),
    }
  })
}
