/** The browser scrolls what gets the focus into view, inside of the diagram: the drawing goes there instead of its frame. */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'

/** From now on, as long as the viewer lives. */
export function followFocus(viewer: NavigatedViewer): void {
  const canvas = viewer.get('canvas')
  const frame = canvas.getContainer()
  const follow = () => {
    const { scrollLeft, scrollTop } = frame
    if (scrollLeft === 0 && scrollTop === 0) return
    frame.scrollLeft = 0
    frame.scrollTop = 0
    canvas.scroll({ dx: -scrollLeft, dy: -scrollTop })
  }
  frame.addEventListener('scroll', follow)
}
