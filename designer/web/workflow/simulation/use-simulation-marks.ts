/** The path and the tokens of a simulation over the diagram that is being drawn. */
import { useEffect } from 'react'
import { toXmlId } from '#runtime/web/workflow/xml-id.ts'
import { useTexts } from '../../texts/use-texts.ts'
import type { Diagram } from '../use-diagram.ts'
import type { Simulated } from './simulated.ts'
import { texts } from './texts.ts'

/** Puts the marks on the diagram; without a simulation there are none. */
export function useSimulationMarks({ viewer, drawn }: Diagram, simulated: Simulated | undefined): void {
  const t = useTexts(texts)
  useEffect(() => {
    if (!viewer || drawn === 0 || !simulated) return
    const [canvas, registry, overlays] = [viewer.get('canvas'), viewer.get('elementRegistry'), viewer.get('overlays')]
    const undo: (() => void)[] = []
    for (const id of new Set(simulated.path)) {
      const element = registry.get(toXmlId(id))
      if (!element) continue
      canvas.addMarker(element, 'diagram-path')
      undo.push(() => registry.get(element.id) === element && canvas.removeMarker(element, 'diagram-path'))
    }
    for (const [node, tokens = []] of Map.groupBy(simulated.tokens, token => token.node)) {
      if (!registry.get(toXmlId(node))) continue
      const isTrouble = tokens.some(token => token.phase === 'incident')
      const html = document.createElement('span')
      html.className = `diagram-token diagram-token-${isTrouble ? 'error' : 'token'}`
      html.textContent = isTrouble ? '!' : String(tokens.length)
      html.title = isTrouble ? t.trouble : t.token
      html.setAttribute('role', 'img')
      html.setAttribute('aria-label', html.title)
      const overlay = overlays.add(toXmlId(node), 'simulation', { position: { bottom: 10, right: 14 }, html })
      undo.push(() => overlays.remove(overlay))
    }
    return () => {
      for (const step of undo) step()
    }
  }, [viewer, drawn, simulated, t])
}
