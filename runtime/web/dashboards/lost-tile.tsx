/** Stands where a tile was: what has gone away, since when, and the way to go on without it. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import type { LostTile as Lost } from './kept-dashboard.ts'
import { TileFrame } from './tile-frame.tsx'

interface LostTileProps {
  readonly lost: Lost
  readonly onDismiss: () => void
}

export function LostTile({ lost: { tile, why, what, when }, onDismiss }: LostTileProps) {
  const { t } = useTranslation()
  const { text, dateTime } = useLocale()
  const name = text(what)
  const title = text(tile.label) || name || t(`dashboards.lost.kinds.${tile.type}`)
  return (
    <TileFrame title={title}>
      <EmptyState
        small
        text={name && why === 'gone' ? t('dashboards.lost.goneName', { name }) : t(`dashboards.lost.${why}`)}
        hint={when ? t('dashboards.lost.since', { when: dateTime(when) }) : undefined}
        action={
          <Button size="small" onClick={onDismiss}>
            {t('dashboards.lost.dismiss')}
          </Button>
        }
      />
    </TileFrame>
  )
}
