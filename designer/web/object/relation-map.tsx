/** The map of an object's relations. Dragging from the object to another one asks for a reference between them. */
import '@xyflow/react/dist/style.css'
import {
  Background,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { Relation } from './find-relations.ts'
import { layOutRelations, nodeSize } from './lay-out-relations.ts'
import { texts } from './texts.ts'

interface RelationMapProps {
  readonly object: ObjectDefinition
  readonly relations: readonly Relation[]
  readonly onConnect: (target: ObjectDefinition) => void
}

type ObjectNode = Node<{ object: ObjectDefinition; isCentre: boolean; fields: string }, 'object'>

const nodeTypes = { object: DrawnObject }

export function RelationMap({ object, relations, onConnect }: RelationMapProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { readOnly } = useDraft()
  const layout = useMemo(() => layOutRelations(object, relations), [object, relations])
  const fieldsBetween = (item: ObjectDefinition) => {
    const named = (wanted: readonly Relation[]) => wanted.map(({ field }) => label(field)).join(', ')
    if (item === object) return named(relations.filter(({ from, to }) => from === to))
    const inward = named(relations.filter(({ from }) => from === item))
    const outward = named(relations.filter(({ to }) => to === item))
    return [inward && `${inward} →`, outward && `→ ${outward}`].filter(text => text !== '').join(' · ')
  }
  const nodes = layout.objects.map(
    ({ object: item, x, y }): ObjectNode => ({
      id: item.id,
      type: 'object',
      position: { x, y },
      ...nodeSize,
      draggable: false,
      data: { object: item, isCentre: item === object, fields: fieldsBetween(item) },
    }),
  )
  const edges = layout.edges.map(
    ({ from, to }): Edge => ({
      id: `${from}-${to}`,
      source: from,
      target: to,
      markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--line-strong)' },
      focusable: false,
      selectable: false,
    }),
  )
  const height = Math.max(280, ...layout.objects.map(({ y }) => y + nodeSize.height + 64))
  return (
    <>
      <p className="muted relation-hint">{t.relationsHint}</p>
      <div className="relation-map" style={{ height }}>
        <ReactFlow
          key={object.id + layout.objects.length}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          fitView
          fitViewOptions={{ maxZoom: 1, padding: { x: '8px', top: '4px', bottom: '44px' } }}
          minZoom={0.3}
          nodesFocusable={false}
          nodesConnectable={!readOnly}
          zoomOnScroll={false}
          preventScrolling={false}
          deleteKeyCode={null}
          onConnect={({ source, target }) => {
            if (source !== object.id) return
            const found = layout.objects.find(item => item.object.id === target)
            if (found) onConnect(found.object)
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
    </>
  )
}

function DrawnObject({ data: { object, isCentre, fields } }: NodeProps<ObjectNode>) {
  const { label } = useLocale()
  const { draft } = useDraft()
  const name = label(object)
  const content = (
    <>
      <ObjectIcon name={object.icon} color={object.color} label={name} size={26} />
      <span className="relation-words">
        <strong>{name}</strong>
        <span className="muted" title={fields}>
          {isCentre && fields !== '' ? `↻ ${fields}` : fields || object.name}
        </span>
      </span>
    </>
  )
  return (
    <div className={isCentre ? 'relation-node relation-centre' : 'relation-node'}>
      <Handle type="target" position={Position.Left} isConnectableStart={false} />
      {isCentre ? (
        <span className="relation-link">{content}</span>
      ) : (
        <Link className="relation-link nodrag nopan" to={`/designer/drafts/${draft.id}/object/${object.id}`}>
          {content}
        </Link>
      )}
      <Handle type="source" position={Position.Right} isConnectable={isCentre} />
    </div>
  )
}
