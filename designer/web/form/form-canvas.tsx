/** The form as people will see it, with its fields, sections and tabs put in place by drag and drop or by keys. */
import { Segmented } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { FormDefinition } from '#metadata/definitions.ts'
import { useObject } from '#runtime/web/api/session.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { type Place, useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import type { DragThing, Drop, DropSpot } from '../drag/drag-context.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { DraftSession } from '../live/draft-session.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { FieldPalette } from './field-palette.tsx'
import { type FormEditing, FormEditingContext } from './form-context.ts'
import { FormSheet } from './form-sheet.tsx'
import { PhonePreview } from './phone-preview.tsx'
import { texts } from './texts.ts'
import { useFormActs } from './use-form-acts.ts'
import '../live/live.css'
import './form-canvas.css'

export function FormCanvas({ definition }: { readonly definition: FormDefinition }) {
  return (
    <DraftSession>
      <Editor definition={definition} />
    </DraftSession>
  )
}

type View = 'desktop' | 'phone' | 'both'

const springAfter = 500

function Editor({ definition }: { readonly definition: FormDefinition }) {
  const t = useTexts(texts)
  const { readOnly } = useDraft()
  const object = useObject(definition.object)
  const [view, setView] = useState<View>('desktop')
  const [form, show] = useOptimistic(definition)
  const [wantedTab, showTab] = useState('')
  const { place } = useSelection()
  const [followed, follow] = useState<Place>()
  if (followed !== place) {
    // What is selected is in sight, also after the canvas was left.
    follow(place)
    if (place[0] === 'tabs' && place[1]) showTab(place[1])
  }
  const acts = useFormActs(form, show, showTab)
  const openTab = (form.tabs.find(tab => tab.id === wantedTab) ?? form.tabs[0])?.id ?? ''
  const editing = useMemo(
    (): FormEditing | undefined => object && { form, object, acts, readOnly, openTab, showTab },
    [form, object, acts, readOnly, openTab],
  )

  // A tab over which something is held opens, so that it can be put down within.
  const spring = useRef<ReturnType<typeof setTimeout>>(undefined)
  const aimAt = useCallback((spot: DropSpot | undefined) => {
    clearTimeout(spring.current)
    if (spot?.container.startsWith('onto:')) {
      spring.current = setTimeout(() => showTab(spot.container.slice(5)), springAfter)
    }
  }, [])
  const drop = ({ kind, key }: DragThing, { container, after }: Drop) => {
    const at = container.indexOf(':')
    const [where, id] = [container.slice(0, at), container.slice(at + 1)]
    const tab = form.tabs.find(item => item.id === id)
    const last = tab?.sections.at(-1)
    if (kind === 'tab') acts.moveTab(key, after)
    else if (kind === 'section') acts.moveSection(key, id, where === 'onto' ? (last?.id ?? null) : after)
    else {
      const section = where === 'onto' ? last?.id : id
      const follows = where === 'onto' ? (last?.items.at(-1)?.field ?? null) : after
      if (section === undefined) return
      if (kind === 'field') acts.placeField(key, section, follows)
      else acts.moveItem(key, section, follows)
    }
  }

  if (!editing) return <EmptyState text={t.noField(definition.object)} />
  return (
    <FormEditingContext value={editing}>
      <DragArea onDrop={drop} onAim={aimAt}>
        <div className={`form-canvas form-canvas-${view}`}>
          {readOnly ? null : <FieldPalette />}
          <div className="form-canvas-main">
            <div className="canvas-tools">
              <Segmented<View>
                size="small"
                aria-label={t.view}
                value={view}
                onChange={setView}
                options={[
                  { value: 'desktop', label: t.desktop },
                  { value: 'phone', label: t.phone },
                  { value: 'both', label: t.both },
                ]}
              />
            </div>
            <div className="form-canvas-screens">
              <div className={view === 'phone' ? 'phone-frame' : 'card form-canvas-desk desk-columns'}>
                <FormSheet />
              </div>
              {view === 'both' ? <PhonePreview /> : null}
            </div>
          </div>
        </div>
      </DragArea>
    </FormEditingContext>
  )
}
