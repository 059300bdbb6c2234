/** A workflow's diagram to look at: where its tokens are, the way they took, and how often and how long its steps take. */
import { lazy, Suspense } from 'react'
import { RouteLoading } from '../shell/route-loading.tsx'
import type { DiagramViewProps } from './diagram-view.tsx'

const DiagramView = lazy(async () => ({ default: (await import('./diagram-view.tsx')).DiagramView }))

/** bpmn-js is loaded when the first diagram is shown. The box around it gives its height. */
export function Diagram(props: DiagramViewProps) {
  return (
    <Suspense fallback={<RouteLoading />}>
      <DiagramView {...props} />
    </Suspense>
  )
}
