/** A suite as people will see it in the shell: its groups and entries put in order, and its tiles on the home page. */
import { useMemo } from 'react'
import type { MenuDefinition } from '#metadata/definitions.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import type { DragThing, Drop } from '../drag/drag-context.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { DraftSession } from '../live/draft-session.tsx'
import { EntryPalette } from './entry-palette.tsx'
import { HomeTiles } from './home-tiles.tsx'
import { type MenuEditing, MenuEditingContext } from './menu-editing.ts'
import { MenuSheet } from './menu-sheet.tsx'
import { SuiteOrder } from './suite-order.tsx'
import { useMenuActs } from './use-menu-acts.ts'
import '#runtime/web/shell/shell.css'
import '../live/live.css'
import './menu-canvas.css'

export function MenuCanvas({ definition }: { readonly definition: MenuDefinition }) {
  return (
    <DraftSession>
      <Editor definition={definition} />
    </DraftSession>
  )
}

function Editor({ definition }: { readonly definition: MenuDefinition }) {
  const { readOnly } = useDraft()
  const [menu, show] = useOptimistic(definition)
  const acts = useMenuActs(menu, show)
  const editing = useMemo((): MenuEditing => ({ menu, acts, readOnly }), [menu, acts, readOnly])
  const drop = ({ kind, key }: DragThing, { container, after }: Drop) => {
    if (kind === 'group') acts.moveGroup(key, after)
    else if (kind === 'entry') acts.moveEntry(key, container, after)
    else {
      const at = key.indexOf(':')
      acts.addEntry({ [key.slice(0, at)]: key.slice(at + 1) }, container, after)
    }
  }
  return (
    <MenuEditingContext value={editing}>
      <SuiteOrder menu={menu} />
      <div className="menu-canvas">
        <DragArea onDrop={drop}>
          {readOnly ? null : <EntryPalette />}
          <MenuSheet />
        </DragArea>
        <HomeTiles show={show} />
      </div>
    </MenuEditingContext>
  )
}
