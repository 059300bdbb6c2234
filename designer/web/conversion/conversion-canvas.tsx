/** A conversion as a board: the source's fields at the left, what is made at the right, lines for what fills what. */
import { DndContext, DragOverlay, PointerSensor, pointerWithin, useSensor, useSensors } from '@dnd-kit/core'
import { useMemo, useRef, useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { pathWords } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { AddTarget } from './add-target.tsx'
import { AfterConversion } from './after-conversion.tsx'
import './conversion.css'
import { type Line, MappingLines } from './mapping-lines.tsx'
import { type MappingState, MappingStateContext, targetKey } from './mapping-state.ts'
import { SourceColumn } from './source-column.tsx'
import { TargetCard } from './target-card.tsx'
import { texts } from './texts.ts'

export function ConversionCanvas({ definition }: CanvasProps<'conversion'>) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const draft = useDraft()
  const { run, find } = draft
  const board = useRef<HTMLDivElement>(null)
  const [picked, setPicked] = useState<string>()
  const [strong, showStrong] = useState<string>()
  const [dragged, setDragged] = useState<string>()
  const [said, say] = useState('')
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const source = find('object', definition.object)

  const lines = useMemo(
    () =>
      definition.targets.flatMap((target, index): Line[] => [
        ...target.fields.flatMap(({ field, from }) =>
          from === undefined ? [] : [{ from, to: targetKey(target.id, field), target: index }],
        ),
        ...(target.children ?? []).map(item => ({ from: item.from, to: targetKey(target.id, item.to), target: index })),
      ]),
    [definition],
  )
  if (!source) return <EmptyState text={t.unknownObject} hint={definition.object} />

  const words = (path: string) => pathWords(draft, source, path, label)
  const state: MappingState = {
    picked,
    pick: path => {
      setPicked(path)
      say(path === undefined ? t.letGo : t.picked(words(path)))
    },
    connect: (targetId, field, path) => {
      setPicked(undefined)
      const target = definition.targets.find(item => item.id === targetId)
      if (!target) return
      const to = label(find('object', target.target)?.fields.find(item => item.name === field) ?? { name: field })
      void run('map-field', { conversion: definition.name, target: targetId, field, from: path }).then(answer => {
        if (answer) say(t.connected(words(path), to))
      })
    },
    strong,
    showStrong,
  }
  return (
    <MappingStateContext value={state}>
      <DndContext
        sensors={sensors}
        collisionDetection={pointerWithin}
        onDragStart={({ active }) => setDragged(String(active.data.current?.path))}
        onDragCancel={() => setDragged(undefined)}
        onDragEnd={({ active, over }) => {
          setDragged(undefined)
          const to = over?.data.current as { target: string; field: string } | undefined
          if (to) state.connect(to.target, to.field, String(active.data.current?.path))
        }}
        accessibility={{ screenReaderInstructions: { draggable: t.how } }}
      >
        <p className="muted mapping-how">{t.how}</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: escape lets go of what a button inside has picked */}
        <div
          className={picked === undefined ? 'mapping-board' : 'mapping-board mapping-picking'}
          ref={board}
          onKeyDown={event => {
            if (event.key === 'Escape' && picked !== undefined) state.pick(undefined)
          }}
        >
          <SourceColumn conversion={definition} source={source} />
          <div className="target-column">
            {definition.targets.map((target, index) => (
              <TargetCard key={target.id} conversion={definition} target={target} index={index} />
            ))}
            <AddTarget conversion={definition} source={source} />
            <AfterConversion conversion={definition} source={source} />
          </div>
          <MappingLines board={board} lines={lines} strong={strong ?? picked} />
        </div>
        <div className="visually-hidden" role="status">
          {said}
        </div>
        <DragOverlay dropAnimation={null}>
          {dragged === undefined ? null : <span className="mapping-chip">{words(dragged)}</span>}
        </DragOverlay>
      </DndContext>
    </MappingStateContext>
  )
}
