/** The diagram on the screen: made when its place is there, taken away with it, in step with the draft in between. */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { followFocus } from '#runtime/web/workflow/follow-focus.ts'
import { useDraft } from '../draft/use-draft.ts'
import { createModeler } from './create-modeler.ts'
import { createViewer } from './create-viewer.ts'
import { createDiagramSession, type DiagramSession } from './diagram-session.ts'

export interface Diagram {
  readonly container: RefObject<HTMLElement | null>
  readonly viewer: NavigatedViewer | undefined
  readonly session: DiagramSession | undefined
  /** Grows whenever it was drawn anew. */
  readonly drawn: number
}

interface Live {
  readonly viewer: NavigatedViewer
  readonly session: DiagramSession
  readonly locale: string
  readonly readOnly: boolean
}

/** The diagram of a workflow. */
export function useDiagram(definition: WorkflowDefinition): Diagram {
  const { locale } = useLocale()
  const { run, readOnly } = useDraft()
  const container = useRef<HTMLElement>(null)
  const [made, setMade] = useState<Live>()
  // In the render after which it is taken away nobody works with it any more.
  const live = made?.locale === locale && made.readOnly === readOnly ? made : undefined
  const [drawn, setDrawn] = useState(0)
  const now = useRef({ run, id: definition.id })
  useEffect(() => {
    now.current = { run, id: definition.id }
  })
  useEffect(() => {
    const place = container.current
    if (!place) return
    const viewer = readOnly ? createViewer(place, locale) : createModeler(place, locale)
    followFocus(viewer)
    const session = createDiagramSession({
      viewer,
      locale,
      readOnly,
      send: async change => {
        const answer = await now.current.run('change-diagram', change)
        return answer?.changed.find((item): item is WorkflowDefinition => item.id === now.current.id) ?? undefined
      },
      onDrawn: () => setDrawn(count => count + 1),
    })
    setMade({ viewer, session, locale, readOnly })
    return () => {
      session.end()
      viewer.destroy()
      setMade(undefined)
    }
  }, [locale, readOnly])
  useEffect(() => live?.session.show(definition), [live, definition])
  return { container, viewer: live?.viewer, session: live?.session, drawn }
}
