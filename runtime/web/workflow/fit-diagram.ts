/** The zoom at which a diagram opens. */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'

/** All of it in view, never larger than life. */
export function fitDiagram(viewer: NavigatedViewer): void {
  const canvas = viewer.get('canvas')
  const { outer } = canvas.viewbox()
  if (outer.width === 0 || outer.height === 0) return
  if (canvas.zoom('fit-viewport', 'auto') > 1) canvas.zoom(1, 'auto')
}
