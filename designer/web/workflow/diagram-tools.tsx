/** The line above the diagram: find an element, connect it, zoom, take the workflow in and out as XML. */
import {
  DownloadOutlined,
  FullscreenOutlined,
  ImportOutlined,
  MinusOutlined,
  PartitionOutlined,
  PlayCircleOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { Button, Select, Space, Tooltip } from 'antd'
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import { useState } from 'react'
import type { WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { fitDiagram } from '#runtime/web/workflow/fit-diagram.ts'
import { toXmlId } from '#runtime/web/workflow/xml-id.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { arranged } from './arranged.ts'
import { downloadXml } from './download-xml.ts'
import { ImportDialog } from './import-dialog.tsx'
import { texts } from './texts.ts'
import { useNodeWords } from './use-node-words.ts'

interface DiagramToolsProps {
  readonly definition: WorkflowDefinition
  readonly viewer: NavigatedViewer
  /** Ids of what is selected. */
  readonly selected: readonly string[]
  readonly isSimulating: boolean
  readonly onSimulate: () => void
}

export function DiagramTools(props: DiagramToolsProps) {
  const { definition, viewer, selected, isSimulating, onSimulate } = props
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { readOnly, run } = useDraft()
  const { select } = useSelection()
  const wordsOf = useNodeWords()
  const [importing, setImporting] = useState(false)
  const options = (nodes: readonly WorkflowNode[]) => nodes.map(node => ({ value: node.id, label: wordsOf(node) }))
  const source = selected.length === 1 ? definition.nodes.find(node => node.id === selected[0]) : undefined
  const targets = source ? connectable(definition, source) : []
  const connect = (id: string) => {
    const registry = viewer.get('elementRegistry')
    const [from, to] = [registry.get(toXmlId(source?.id ?? '')), registry.get(toXmlId(id))]
    if (from && to) viewer.get('modeling').connect(from, to)
  }
  const arrange = async () => {
    const events = viewer.get('eventBus')
    // Drawn at its old place in view first.
    const show = () => {
      events.off('import.done', show)
      setTimeout(() => fitDiagram(viewer))
    }
    events.on('import.done', show)
    const answer = await run('change-diagram', { workflow: definition.name, layout: arranged(definition) })
    if (!answer) events.off('import.done', show)
  }
  const zoom = (factor: number) => {
    const canvas = viewer.get('canvas')
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom(undefined) * factor)), 'auto')
  }
  return (
    <div className="diagram-tools" role="toolbar" aria-label={t.diagram}>
      <Select
        className="diagram-find"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.find}
        aria-label={t.find}
        value={null}
        options={options(definition.nodes)}
        onSelect={(id: string | null) => id !== null && select(['nodes', id])}
        popupMatchSelectWidth={320}
      />
      {!readOnly && targets.length > 0 ? (
        <Select
          className="diagram-find"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t.connectWith}
          aria-label={t.connectWith}
          value={null}
          options={options(targets)}
          onSelect={(id: string | null) => id !== null && connect(id)}
          popupMatchSelectWidth={320}
        />
      ) : null}
      <span className="spacer" />
      <Space.Compact>
        <IconButton name={t.zoomOut} icon={<MinusOutlined aria-hidden />} onClick={() => zoom(1 / 1.25)} />
        <IconButton name={t.fit} icon={<FullscreenOutlined aria-hidden />} onClick={() => fitDiagram(viewer)} />
        <IconButton name={t.zoomIn} icon={<PlusOutlined aria-hidden />} onClick={() => zoom(1.25)} />
      </Space.Compact>
      {readOnly ? null : (
        <IconButton name={t.arrange} icon={<PartitionOutlined aria-hidden />} onClick={() => void arrange()} />
      )}
      <Button icon={<PlayCircleOutlined aria-hidden />} aria-pressed={isSimulating} onClick={onSimulate}>
        {t.simulate}
      </Button>
      <Space.Compact>
        {readOnly ? null : (
          <IconButton name={t.import} icon={<ImportOutlined aria-hidden />} onClick={() => setImporting(true)} />
        )}
        <IconButton
          name={t.export}
          icon={<DownloadOutlined aria-hidden />}
          onClick={() => downloadXml(definition, locale)}
        />
      </Space.Compact>
      {importing ? <ImportDialog workflow={definition} onClose={() => setImporting(false)} /> : null}
    </div>
  )
}

interface IconButtonProps {
  readonly name: string
  readonly icon: React.ReactNode
  readonly onClick: () => void
}

function IconButton({ name, icon, onClick }: IconButtonProps) {
  return (
    <Tooltip title={name}>
      <Button icon={icon} aria-label={name} onClick={onClick} />
    </Tooltip>
  )
}

/** What a flow may lead to from a node: others of its level that take one in. */
function connectable({ nodes, flows }: WorkflowDefinition, source: WorkflowNode): readonly WorkflowNode[] {
  if (source.type === 'endEvent' || source.type === 'textAnnotation') return []
  const reached = new Set(flows.filter(flow => flow.from === source.id).map(flow => flow.to))
  return nodes.filter(
    node =>
      node.id !== source.id &&
      node.parent === source.parent &&
      !reached.has(node.id) &&
      !['startEvent', 'boundaryEvent', 'textAnnotation'].includes(node.type) &&
      !(node.type === 'subProcess' && node.byEvent),
  )
}
