/** All suites in the order of the shell; the one that is edited is marked, any can be dragged elsewhere. */
import type { MenuDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Icon } from '#runtime/web/shell/icon.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import { placeAfter } from '../drag/place-after.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { useTexts } from '../texts/use-texts.ts'
import { orderBetween } from './order-between.ts'
import { texts } from './texts.ts'

export function SuiteOrder({ menu }: { readonly menu: MenuDefinition }) {
  const t = useTexts(texts)
  const { all, run, readOnly } = useDraft()
  const menus = [...all('menu')].sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const names = menus.map(item => item.name)
  const move = (name: string, after: string | null) => {
    const moved = menus.find(item => item.name === name)
    if (!moved) return
    const changes = orderBetween(
      placeAfter(menus, moved, after, item => item.name),
      moved,
    )
    for (const [which, value] of changes) {
      void run('set-property', { kind: 'menu', name: which, path: ['order'], value })
    }
  }
  if (menus.length < 2) return null
  return (
    <DragArea onDrop={({ key }, { after }) => move(key, after)}>
      <div className="suite-order">
        <span className="muted">{t.order}</span>
        {menus.map(item => (
          <Suite key={item.id} suite={item} siblings={names} current={item.id === menu.id} disabled={readOnly} />
        ))}
      </div>
    </DragArea>
  )
}

interface SuiteProps {
  readonly suite: MenuDefinition
  readonly siblings: readonly string[]
  readonly current: boolean
  readonly disabled: boolean
}

function Suite({ suite, siblings, current, disabled }: SuiteProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const words = label(suite)
  const { frame, grip, dragging, indicator } = useDragItem(
    { kind: 'suite', key: suite.name, words, container: 'suites', containerWords: t.order, siblings, axis: 'x' },
    disabled,
  )
  const classes = ['suite-chip drag-part drag-part-x', current ? 'suite-current' : '', dragging ? 'drag-away' : '']
  return (
    <span ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator}>
      <button {...grip} className="suite-button" aria-current={current ? 'true' : undefined}>
        <Icon name={suite.icon} label={words} />
        {words}
      </button>
    </span>
  )
}
