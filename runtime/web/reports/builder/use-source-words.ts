/** What a measure of another object reckons, as a sentence: what, split by what, of which days, under which filters. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportMeasure, ReportSource } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { groupsOf } from './report-edits.ts'

type Sourced = ReportMeasure & { readonly source: ReportSource }

/** The sentences of a measure with a source; none where it may not be known whose records they are. */
export function useSourceWords(report: ReportBody): (measure: Sourced) => readonly string[] {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, locale } = useLocale()
  return useCallback(
    ({ fn = 'count', source }) => {
      const own = catalog.objects.get(report.object)
      const other = catalog.objects.get(source.object)
      if (!own || !other) return []
      const words = (object: CatalogObject, path: string) =>
        resolvePath(catalog, object, path)?.fields.map(label).join(' › ') ?? path
      const list = (items: readonly string[]) => new Intl.ListFormat(locale).format(items)
      const objects = text(other.plural, other.name)
      const records = text(own.plural, own.name)
      const called = (group: (typeof groups)[number]) => text(group.label) || words(own, group.field)
      const groups = groupsOf(report)
      const split = groups.flatMap(group => {
        const answer = source.groups?.find(item => item.group === group.id)
        if (!answer) return []
        const pair = { group: called(group), field: words(other, answer.field) }
        return pair.group === pair.field ? [pair.group] : [t('builder.other.pair', pair)]
      })
      const apart = groups.filter(group => !source.groups?.some(item => item.group === group.id)).map(called)
      const field = source.field === undefined ? '' : words(other, source.field)
      const filteredBy = [
        ...(source.common ?? []).map(name => words(other, name)),
        ...(source.paths ?? []).flatMap(item => (item.field === undefined ? [] : words(own, item.own))),
      ]
      return [
        t(`builder.other.reckons.${fn}`, { objects, field }),
        ...(split.length > 0 ? [t('builder.other.split', { groups: list(split) })] : []),
        ...(apart.length > 0 ? [t('builder.other.apart', { groups: list(apart) })] : []),
        ...(report.period
          ? [
              source.period === undefined
                ? t('builder.other.allDays')
                : t('builder.other.ofPeriod', { date: words(other, source.period) }),
            ]
          : []),
        source.record === undefined
          ? filteredBy.length > 0
            ? t('builder.other.both', { records, fields: list(filteredBy) })
            : t('builder.other.noneShared', { records })
          : t('builder.other.behind', { field: words(other, source.record) }),
      ]
    },
    [t, catalog, label, text, locale, report],
  )
}
