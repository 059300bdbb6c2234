/** Ways to what is needed often. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LinksTile as Tile } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { Icon } from '../shell/icon.tsx'
import { itemAddress, itemObject } from '../shell/menu-address.ts'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'

export function LinksTile({ tile }: TileProps<Tile>) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text, label } = useLocale()
  const ways = tile.links.flatMap(item => {
    const to = itemAddress(catalog, item)
    if (!to) return []
    const opened =
      catalog.lists.get(item.list ?? '') ??
      catalog.queries.get(item.query ?? '') ??
      catalog.reports.get(item.report ?? '') ??
      catalog.dashboards.get(item.dashboard ?? '')
    const object = catalog.objects.get(itemObject(catalog, item) ?? '')
    const other = item.dashboard ? 'dashboard' : item.link ? 'link' : 'bar-chart'
    return [{ id: item.id, to, words: text(item.label) || label(opened) || to, icon: object?.icon ?? other }]
  })
  return (
    <TileFrame title={text(tile.label) || t('dashboards.links')}>
      {ways.length === 0 ? <EmptyState small text={t('dashboards.gone')} /> : null}
      <ul className="tile-links">
        {ways.map(({ id, to, words, icon }) => {
          const content = (
            <>
              <Icon name={icon} label={words} /> {words}
            </>
          )
          return (
            <li key={id}>
              {/^https?:/.test(to) ? (
                <a className="tile-link" href={to} target="_blank" rel="noreferrer">
                  {content}
                </a>
              ) : (
                <Link className="tile-link" to={to}>
                  {content}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </TileFrame>
  )
}
