/** The states as a graph that is drawn on: dragging from state to state makes a transition. */
import '@xyflow/react/dist/style.css'
import { Background, Controls, type Edge, MarkerType, type Node, ReactFlow } from '@xyflow/react'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { statesOnTheWay } from '#metadata/states-on-the-way.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import { DrawnState, type StateData } from './drawn-state.tsx'
import { layOutStates, type Point, stateSize } from './lay-out-states.ts'
import { StateAdder } from './state-adder.tsx'
import { texts } from './texts.ts'
import { useLifecycle } from './use-lifecycle.ts'

const nodeTypes = { state: DrawnState }

export function GraphTab({ lifecycle }: { readonly lifecycle: LifecycleDefinition }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { readOnly, findingsOf } = useDraft()
  const { place, select } = useSelection()
  const handle = useLifecycle(lifecycle)
  const edit = useEdit(lifecycle)
  const [held, hold] = useState<ReadonlyMap<string, Point>>(new Map())
  const laidOut = useMemo(() => layOutStates(lifecycle), [lifecycle])
  const pointOf = (code: string) => held.get(code) ?? laidOut.get(code) ?? { x: 0, y: 0 }
  const findings = findingsOf(lifecycle.id)
  const way = useMemo(() => statesOnTheWay(lifecycle), [lifecycle])
  const isFaulty = (part: string, index: number) =>
    findings.some(({ pointer }) => `${pointer}/`.startsWith(`/${part}/${index}/`))

  const nodes = lifecycle.states.map(
    (state, index): Node<StateData, 'state'> => ({
      id: state.code,
      type: 'state',
      position: pointOf(state.code),
      ...stateSize,
      selected: place[0] === 'states' && place[1] === state.id,
      ariaLabel: t.state(handle.wordsOf(state.code)),
      data: {
        words: handle.wordsOf(state.code),
        hue: handle.hueOf(state.code),
        kind: state.kind,
        initial: lifecycle.initial.includes(state.code),
        exception: !way.has(state.code),
        pointer: `/states/${index}`,
        lifecycle: lifecycle.id,
      },
    }),
  )
  const known = new Set(lifecycle.states.map(state => state.code))
  const edges = lifecycle.transitions.flatMap((transition, index) =>
    transition.from.flatMap((from): Edge[] => {
      if (!known.has(from) || !known.has(transition.to)) return []
      const isBack = pointOf(transition.to).y <= pointOf(from).y
      const isSelected = place[0] === 'transitions' && place[1] === transition.id
      const color = isFaulty('transitions', index)
        ? 'var(--danger)'
        : isSelected
          ? 'var(--accent)'
          : transition.danger
            ? 'color-mix(in srgb, var(--danger) 60%, var(--line-strong))'
            : 'color-mix(in srgb, var(--muted) 70%, var(--surface))'
      return [
        {
          id: `${transition.id} ${from}`,
          source: from,
          target: transition.to,
          sourceHandle: isBack ? 'backOut' : 'out',
          targetHandle: isBack ? 'backIn' : 'in',
          type: isBack ? 'smoothstep' : 'default',
          label: label(transition),
          ariaLabel: t.transition(label(transition), handle.wordsOf(from), handle.wordsOf(transition.to)),
          selected: isSelected,
          style: { stroke: color, strokeWidth: isSelected ? 2.25 : 1.5 },
          markerEnd: { type: MarkerType.ArrowClosed, color },
          interactionWidth: 24,
        },
      ]
    }),
  )
  const choose = (node: Node | undefined, edge: Edge | undefined) => {
    const state = lifecycle.states.find(item => item.code === node?.id)
    if (state) select(['states', state.id])
    else if (edge) select(['transitions', edge.id.split(' ')[0]!])
  }
  const putDown = async (code: string, { x, y }: Point) => {
    const value = lifecycle.states.map(state => {
      const at = state.code === code ? { x, y } : pointOf(state.code)
      return { state: state.code, x: Math.round(at.x), y: Math.round(at.y) }
    })
    await edit(['layout'], value)
    hold(new Map())
  }
  return (
    <div className="card lifecycle-graph-card">
      <div className="card-head">
        <span className="muted">{readOnly ? null : t.graphHint}</span>
        <span className="spacer" />
        {readOnly ? null : (
          <>
            {lifecycle.layout?.length ? (
              <Button size="small" onClick={() => void edit(['layout'], undefined)}>
                {t.arrange}
              </Button>
            ) : null}
            <StateAdder handle={handle} />
          </>
        )}
      </div>
      <div className="lifecycle-graph">
        <ReactFlow
          key={`${lifecycle.id} ${lifecycle.states.length} ${lifecycle.layout?.length ? '' : 'auto'}`}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          fitView
          fitViewOptions={{ maxZoom: 1, padding: { x: '16px', top: '16px', bottom: '52px' } }}
          minZoom={0.3}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          zoomOnScroll={false}
          preventScrolling={false}
          deleteKeyCode={null}
          onNodesChange={changes => {
            for (const change of changes) {
              if (change.type === 'select' && change.selected) choose({ id: change.id } as Node, undefined)
              const position = change.type === 'position' ? change.position : undefined
              if (position) hold(before => new Map(before).set((change as { id: string }).id, position))
            }
          }}
          onEdgesChange={changes => {
            for (const change of changes) {
              if (change.type === 'select' && change.selected) choose(undefined, { id: change.id } as Edge)
            }
          }}
          onNodeDragStop={(_event, node) => {
            const before = laidOut.get(node.id)
            const isMoved = before && Math.hypot(before.x - node.position.x, before.y - node.position.y) > 2
            if (isMoved) void putDown(node.id, node.position)
            else hold(new Map())
          }}
          onPaneClick={() => select([])}
          onConnect={({ source, target }) => {
            const taken = lifecycle.transitions.find(item => item.to === target && item.from.includes(source))
            if (taken) select(['transitions', taken.id])
            else if (source !== target) void handle.connect(source, target)
          }}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': t.zoomIn,
            'controls.zoomOut.ariaLabel': t.zoomOut,
            'controls.fitView.ariaLabel': t.fitView,
            'controls.ariaLabel': t.asMap,
          }}
        >
          <Background gap={20} color="var(--line)" />
          <Controls showInteractive={false} orientation="horizontal" />
        </ReactFlow>
      </div>
    </div>
  )
}
