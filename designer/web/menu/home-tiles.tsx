/** What an older suite puts on the home page of those who have no dashboard for it: lists whose first records are shown. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { HomeTile, MenuDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Icon } from '#runtime/web/shell/icon.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import { placeAfter } from '../drag/place-after.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { CanvasCard } from '../live/canvas-card.tsx'
import { newKey } from '../live/new-key.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useEntryWords } from './entry-words.ts'
import { useMenuEditing } from './menu-editing.ts'
import { texts } from './texts.ts'

interface HomeTilesProps {
  readonly show: (next: MenuDefinition, work: () => Promise<unknown>) => void
}

export function HomeTiles({ show }: HomeTilesProps) {
  const t = useTexts(texts)
  const { all } = useDraft()
  const { label } = useLocale()
  const { menu, readOnly } = useMenuEditing()
  const { select } = useSelection()
  const edit = useEdit(menu)
  const tiles = menu.home ?? []
  const set = (home: HomeTile[]) => show({ ...menu, home }, () => edit(['home'], home))
  // Dashboards have taken their place: there is nothing to begin here.
  if (tiles.length === 0) return null
  return (
    <div className="menu-home">
      <CanvasCard title={t.home} hint={t.homeHint}>
        <DragArea
          onDrop={({ key }, { after }) => {
            const moved = tiles.find(tile => tile.id === key)
            if (moved) set(placeAfter(tiles, moved, after, tile => tile.id))
          }}
        >
          <div className="home-tiles-edited">
            {tiles.map(tile => (
              <Tile
                key={tile.id}
                tile={tile}
                siblings={tiles.map(other => other.id)}
                onRemove={() => {
                  select([])
                  set(tiles.filter(other => other.id !== tile.id))
                }}
              />
            ))}
          </div>
        </DragArea>
        {readOnly ? null : (
          <Select
            aria-label={t.addTile}
            placeholder={`+ ${t.addTile}`}
            value={null}
            showSearch={{ optionFilterProp: 'label' }}
            options={all('list')
              .filter(list => !tiles.some(tile => tile.list === list.name))
              .map(list => ({ value: list.name, label: label(list) }))}
            onChange={(list: string | null) => list && set([...tiles, { id: newKey(), list }])}
          />
        )}
      </CanvasCard>
    </div>
  )
}

interface TileProps {
  readonly tile: HomeTile
  readonly siblings: readonly string[]
  readonly onRemove: () => void
}

function Tile({ tile, siblings, onRemove }: TileProps) {
  const t = useTexts(texts)
  const { readOnly } = useMenuEditing()
  const { place, select } = useSelection()
  const { words, icon, missing } = useEntryWords()(tile)
  const { frame, grip, dragging, indicator } = useDragItem(
    { kind: 'tile', key: tile.id, words, container: 'home', containerWords: t.home, siblings, axis: 'x' },
    readOnly,
  )
  const selected = place[0] === 'home' && place[1] === tile.id
  const classes = [
    'item-frame home-tile-edited drag-part drag-part-x',
    dragging ? 'drag-away' : '',
    selected ? 'item-selected' : '',
  ]
  const rows = Math.min(tile.limit ?? 5, 3)
  return (
    <div ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator}>
      <div className="row" aria-hidden>
        <Icon name={icon} label={words} />
        <strong className={missing ? 'error-text' : undefined}>{words}</strong>
        <span className="spacer" />
        <span className="muted">{t.rows(tile.limit ?? 5)}</span>
      </div>
      <div className="home-wires" aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a drawing
          <span key={row} className="wire" />
        ))}
      </div>
      <button
        {...grip}
        className="frame-grip"
        aria-label={words}
        aria-pressed={selected}
        onClick={() => select(['home', tile.id])}
      />
      {readOnly ? null : (
        <span className="frame-tools">
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t.remove(words)}
            onClick={onRemove}
          />
        </span>
      )}
    </div>
  )
}
