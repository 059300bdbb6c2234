/**
 * The tiles of a dashboard while it is arranged: dragged by their grips, made larger at their corners, all of it by
 * keys, too. It keeps nothing: what was done is told to `onChange` as new tiles.
 */
import { CloseOutlined, EditOutlined, HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardTile } from '#metadata/definitions.ts'
import { areSame, growTile, placeTile, shiftTile } from './tile-order.ts'
import { TileToolsContext } from './tile-props.ts'
import { tileSize, tileStyle } from './tile-size.ts'
import './dashboards.css'
import './editor.css'

interface EditorGridProps {
  readonly tiles: readonly DashboardTile[]
  readonly nameOf: (tile: DashboardTile) => string
  readonly onChange: (tiles: DashboardTile[]) => void
  readonly onRemove: (id: string) => void
  /** Opens what can be set of a tile. */
  readonly onEdit: (id: string) => void
  readonly selected?: string | undefined
  /** The tile that was added last: it is brought into sight, with its grip in focus. */
  readonly added?: string | undefined
  readonly children: (tile: DashboardTile) => ReactNode
}

interface Held {
  readonly id: string
  readonly kind: 'move' | 'size'
  readonly from: { readonly x: number; readonly y: number; readonly tiles: readonly DashboardTile[] }
}

export function EditorGrid({ tiles, nameOf, onChange, onRemove, onEdit, selected, added, children }: EditorGridProps) {
  const { t } = useTranslation()
  const grid = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<Held>()
  const [preview, setPreview] = useState<DashboardTile[]>()
  const [said, setSaid] = useState('')
  const shown = preview ?? tiles
  useEffect(() => {
    if (added === undefined) return
    const place = grid.current?.querySelector(`[data-tile="${CSS.escape(added)}"]`)
    place?.querySelector<HTMLElement>('.tile-grip')?.focus({ preventScroll: true })
    place?.scrollIntoView({ block: 'center' })
  }, [added])

  const tell = (next: readonly DashboardTile[], id: string) => {
    const tile = next.find(item => item.id === id)
    if (!tile) return
    const { width, height } = tileSize(tile)
    setSaid(
      t('dashboards.placed', {
        name: nameOf(tile),
        place: next.indexOf(tile) + 1,
        count: next.length,
        width,
        height,
      }),
    )
  }
  const commit = (next: DashboardTile[], id: string) => {
    if (areSame(next, tiles)) return
    onChange(next)
    tell(next, id)
  }
  const hold = (kind: Held['kind'], id: string) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setHeld({ id, kind, from: { x: event.clientX, y: event.clientY, tiles } })
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!held) return
    scrollAtEdges(event)
    if (held.kind === 'size') setPreview(resized(held, grid.current, event))
    else {
      const beside = sideAt(event, held.id)
      if (beside) setPreview(placeTile(preview ?? tiles, held.id, beside.id, beside.side))
    }
  }
  const release = () => {
    if (held && preview) commit(preview, held.id)
    setHeld(undefined)
    setPreview(undefined)
  }
  const cancel = () => {
    setHeld(undefined)
    setPreview(undefined)
  }
  const keys = (id: string) => (event: KeyboardEvent) => {
    if (event.key === 'Escape') return cancel()
    if (event.key === 'Delete') return onRemove(id)
    const next = event.shiftKey
      ? {
          ArrowRight: growTile(tiles, id, 1, 0),
          ArrowLeft: growTile(tiles, id, -1, 0),
          ArrowDown: growTile(tiles, id, 0, 1),
          ArrowUp: growTile(tiles, id, 0, -1),
        }[event.key]
      : {
          ArrowRight: shiftTile(tiles, id, 1),
          ArrowDown: shiftTile(tiles, id, 1),
          ArrowLeft: shiftTile(tiles, id, -1),
          ArrowUp: shiftTile(tiles, id, -1),
        }[event.key]
    if (!next) return
    event.preventDefault()
    commit(next, id)
  }
  const watched = { onPointerMove: move, onPointerUp: release, onPointerCancel: cancel }
  return (
    <div className="tile-area tile-area-edited">
      <p className="visually-hidden" aria-live="assertive">
        {said}
      </p>
      <div className="tile-grid" ref={grid}>
        {shown.map(tile => {
          const name = nameOf(tile)
          const tools = (
            <span className="tile-tools">
              <Button
                type="text"
                size="small"
                icon={<EditOutlined aria-hidden />}
                aria-label={t('dashboards.editTile', { name })}
                onClick={() => onEdit(tile.id)}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('dashboards.removeTile', { name })}
                onClick={() => onRemove(tile.id)}
              />
              <button
                type="button"
                className="tile-grip"
                title={t('dashboards.gripHint')}
                aria-label={t('dashboards.moveTile', { name })}
                onPointerDown={hold('move', tile.id)}
                onKeyDown={keys(tile.id)}
                {...watched}
              >
                <HolderOutlined aria-hidden />
              </button>
            </span>
          )
          const classes = ['tile-place', held?.id === tile.id && 'tile-held', selected === tile.id && 'tile-selected']
          return (
            <div
              key={tile.id}
              className={classes.filter(Boolean).join(' ')}
              data-type={tile.type}
              data-tile={tile.id}
              style={tileStyle(tile)}
            >
              <TileToolsContext value={tools}>{children(tile)}</TileToolsContext>
              <span className="tile-corner" aria-hidden onPointerDown={hold('size', tile.id)} {...watched} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The tile below the pointer, and on which side of it what is dragged goes. */
function sideAt(
  { clientX, clientY }: PointerEvent,
  dragged: string,
): { readonly id: string; readonly side: 'before' | 'after' } | undefined {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const place = element.closest<HTMLElement>('[data-tile]')
    const id = place?.dataset.tile
    if (!place || id === undefined) continue
    if (id === dragged) return undefined
    const { left, width } = place.getBoundingClientRect()
    return { id, side: clientX < left + width / 2 ? 'before' : 'after' }
  }
  return undefined
}

/** The tiles with one as large as the corner was drawn. */
function resized({ id, from }: Held, grid: HTMLElement | null, { clientX, clientY }: PointerEvent): DashboardTile[] {
  if (!grid) return [...from.tiles]
  const style = getComputedStyle(grid)
  const columns = style.gridTemplateColumns.split(' ').length
  const gap = Number.parseFloat(style.columnGap) || 0
  const column = (grid.clientWidth + gap) / columns
  const row = (Number.parseFloat(style.gridAutoRows) || 78) + gap
  const steps = Math.round((clientX - from.x) / column)
  return growTile(from.tiles, id, columns === 12 ? steps : steps * 2, Math.round((clientY - from.y) / row))
}

/** What is dragged to the edge of the screen scrolls it. */
function scrollAtEdges({ clientY }: PointerEvent): void {
  const main = document.getElementById('main')
  const step = clientY > innerHeight - 60 ? 16 : clientY < 100 ? -16 : 0
  if (step !== 0) main?.scrollBy({ top: step })
}
