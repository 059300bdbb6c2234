/** A lifecycle on its canvas: its graph, the matrix of its transitions, what may be entered, and what must be complete. */
import { Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { useTexts } from '../texts/use-texts.ts'
import { CompletenessTab } from './completeness-tab.tsx'
import { ControlTab } from './control-tab.tsx'
import './lifecycle.css'
import { MatrixTab } from './matrix-tab.tsx'
import { texts } from './texts.ts'

const GraphTab = lazy(async () => ({ default: (await import('./graph-tab.tsx')).GraphTab }))

export function LifecycleCanvas({ definition }: CanvasProps<'lifecycle'>) {
  const t = useTexts(texts)
  return (
    <Tabs
      className="lifecycle-canvas"
      destroyOnHidden
      items={[
        {
          key: 'graph',
          label: t.tabs.graph,
          children: (
            <Suspense fallback={<RouteLoading />}>
              <GraphTab lifecycle={definition} />
            </Suspense>
          ),
        },
        { key: 'matrix', label: t.tabs.matrix, children: <MatrixTab lifecycle={definition} /> },
        { key: 'control', label: t.tabs.control, children: <ControlTab lifecycle={definition} /> },
        { key: 'completeness', label: t.tabs.completeness, children: <CompletenessTab lifecycle={definition} /> },
      ]}
    />
  )
}
