/** Words of whoever made the dashboard. */
import { useTranslation } from 'react-i18next'
import type { TextTile as Tile } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Markdown } from './markdown.tsx'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'

export function TextTile({ tile }: TileProps<Tile>) {
  const { t } = useTranslation()
  const { text } = useLocale()
  return (
    <TileFrame title={text(tile.label) || t('dashboards.text')}>
      <div className="tile-text" translate="no">
        <Markdown text={text(tile.text)} />
      </div>
    </TileFrame>
  )
}
