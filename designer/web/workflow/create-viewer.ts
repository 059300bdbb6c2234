/** A diagram that is only looked at. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { diagramLook } from '#runtime/web/workflow/diagram-look.ts'
import { createTranslate } from './translate.ts'

/** The viewer, drawn in `container`. */
export function createViewer(container: HTMLElement, locale: Locale): NavigatedViewer {
  return new NavigatedViewer({
    container,
    ...diagramLook,
    additionalModules: [{ translate: ['value', createTranslate(locale)] }],
  })
}
