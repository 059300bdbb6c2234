/**
 * The editor of bpmn-js as it is here: only elements that a workflow can have are offered, ids are ours, words are in
 * the language of the screen, and undo is left to the draft.
 */
import Modeler from 'bpmn-js/lib/Modeler.js'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { diagramLook } from '#runtime/web/workflow/diagram-look.ts'
import { newId } from '../panel/new-id.ts'
import { createContextPad } from './context-pad.ts'
import { createElementMenus } from './element-menus.ts'
import { leadAround } from './lead-around.ts'
import { createTranslate } from './translate.ts'

/** Elements remember what they are copies of. */
const fulcrumExtension = {
  name: 'Fulcrum',
  prefix: 'fulcrum',
  uri: 'urn:fulcrum:workflow:1',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Drawn',
      extends: ['bpmn:BaseElement'],
      properties: [
        { name: 'of', isAttr: true, type: 'String' },
        { name: 'type', isAttr: true, type: 'String' },
      ],
    },
  ],
}

/** The editor, drawn in `container`. */
export function createModeler(container: HTMLElement, locale: Locale): Modeler {
  const modeler = new Modeler({
    container,
    ...diagramLook,
    moddleExtensions: { fulcrum: fulcrumExtension },
    additionalModules: [
      {
        __init__: ['leaveUndoToDraft', 'nameQuestions', 'leadAround'],
        leaveUndoToDraft: ['type', leaveUndoToDraft],
        nameQuestions: ['type', nameQuestions],
        leadAround: ['type', leadAround],
        // The palette is ours; tools look for one all the same.
        palette: ['value', {}],
        paletteProvider: ['value', null],
        contextPadProvider: ['factory', createContextPad(locale)],
        replaceMenuProvider: ['factory', createElementMenus(locale)],
        translate: ['value', createTranslate(locale)],
      },
    ],
  })
  const { ids } = modeler.get('moddle')
  ids.nextPrefixed = (_prefix, element) => {
    const id = elementId()
    ids.claim(id, element)
    return id
  }
  return modeler
}

/** An id that XML takes as it is. */
function elementId(): string {
  const id = newId()
  return /^[a-z]/.test(id) ? id : elementId()
}

function leaveUndoToDraft(eventBus: DiagramServices['eventBus']): void {
  eventBus.on('editorActions.init', 1500, ({ editorActions }) => {
    editorActions?.unregister('undo')
    editorActions?.unregister('redo')
  })
}
leaveUndoToDraft.$inject = ['eventBus']

/** bpmn-js lets activities and events be named as soon as they are drawn; a gateway that decides has a question, too. */
function nameQuestions(eventBus: DiagramServices['eventBus'], directEditing: DiagramServices['directEditing']): void {
  eventBus.on(['autoPlace.end', 'create.end'], 400, ({ shape, context }) => {
    const drawn = shape ?? (context?.canExecute ? context.shape : undefined)
    if (drawn && /^bpmn:(Exclusive|Inclusive)Gateway$/.test(drawn.type)) directEditing.activate(drawn)
  })
}
nameQuestions.$inject = ['eventBus', 'directEditing']
