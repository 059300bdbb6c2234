/** What a tile is called: by its own label, else by that of what it shows. */
import { useTranslation } from 'react-i18next'
import type { DashboardTile } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'

/** Names any tile. */
export function useTileName(): (tile: DashboardTile) => string {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text, label } = useLocale()
  return tile => {
    const own = text(tile.label)
    if (own) return own
    switch (tile.type) {
      case 'report':
      case 'kpi':
        return label(catalog.reports.get(tile.report)) || t('dashboards.report')
      case 'list':
        return label(catalog.lists.get(tile.list)) || tile.list
      case 'tasks':
        return t('tasks.title')
      case 'recent':
        return t('home.recent')
      case 'text':
        return t('dashboards.text')
      case 'links':
        return t('dashboards.links')
    }
  }
}
