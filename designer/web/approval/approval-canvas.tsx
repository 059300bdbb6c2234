/** An approval on its canvas: the guide that people fill in, and the diagram that runs. */
import { Tabs } from 'antd'
import { useMemo } from 'react'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ApprovalDiagram } from './approval-diagram.tsx'
import { Guide } from './guide.tsx'
import { texts } from './texts.ts'
import { ApprovalContext, type ApprovalHandle } from './use-approval.ts'
import { withValue } from './with-value.ts'
import '../live/live.css'
import '../panel/panel.css'
import './approval.css'

/** Lists that an approval cannot be without, though they may be empty. */
const kept = new Set(['start', 'steps'])

export function ApprovalCanvas({ definition }: CanvasProps<'approval'>) {
  const t = useTexts(texts)
  const { run, readOnly } = useDraft()
  // Another choice may be made before the server has answered for the last.
  const [approval, show] = useOptimistic(definition)
  const { kind, name } = definition
  const handle = useMemo(
    (): ApprovalHandle => ({
      approval,
      readOnly,
      set: (path, value) => {
        const isEmpty = Array.isArray(value) && value.length === 0
        const isGone = value === undefined || (isEmpty && !(path.length === 1 && kept.has(path[0]!)))
        const work = run('set-property', { kind, name, path, ...(isGone ? {} : { value }) })
        show(withValue(approval, path, isGone ? undefined : value), () => work)
        return work
      },
    }),
    [approval, readOnly, run, kind, name, show],
  )
  return (
    <ApprovalContext value={handle}>
      <Tabs
        className="approval-canvas"
        destroyOnHidden
        items={[
          { key: 'guide', label: t.tabs.guide, children: <Guide /> },
          { key: 'diagram', label: t.tabs.diagram, children: <ApprovalDiagram /> },
        ]}
      />
    </ApprovalContext>
  )
}
