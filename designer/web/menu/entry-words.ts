/** What an entry of a menu is called and how it is drawn: by its own label, else by that of what it opens. */
import type { MenuItem } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'

interface EntryWords {
  readonly words: string
  readonly icon: string
  /** What it opens is gone. */
  readonly missing: boolean
}

export function useEntryWords(): (
  entry: Pick<MenuItem, 'list' | 'query' | 'report' | 'dashboard' | 'link' | 'label'>,
) => EntryWords {
  const { find } = useDraft()
  const { label, text } = useLocale()
  return entry => {
    const list = find('list', entry.list)
    const query = find('query', entry.query)
    const report = find('report', entry.report)
    const dashboard = find('dashboard', entry.dashboard)
    const object = find('object', list?.object)
    return {
      words:
        text(entry.label) ||
        label(list ?? query ?? report ?? dashboard) ||
        (entry.list ?? entry.query ?? entry.report ?? entry.dashboard ?? entry.link ?? ''),
      icon:
        object?.icon ??
        (entry.dashboard ? 'dashboard' : entry.query || entry.report ? 'bar-chart' : entry.link ? 'link' : 'profile'),
      missing:
        (entry.list !== undefined && !list) ||
        (entry.query !== undefined && !query) ||
        (entry.report !== undefined && !report) ||
        (entry.dashboard !== undefined && !dashboard),
    }
  }
}
