/** What every diagram of bpmn-js looks like here: the colors of the mode, the fonts of the app, small margins. */
import { fontFamily } from '../shell/theme.ts'

/** Options for bpmn-js; colors are variables, so that a change of the mode needs no new drawing. */
export const diagramLook = {
  bpmnRenderer: {
    defaultFillColor: 'var(--diagram-fill)',
    defaultStrokeColor: 'var(--diagram-stroke)',
    defaultLabelColor: 'var(--diagram-text)',
  },
  textRenderer: {
    defaultStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 },
    externalStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 },
  },
} as const
