/** The small menu beside what is selected: append, connect, change, note, remove. */
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { type ChoiceKey, choiceOf, replacementsFor } from './element-choices.ts'
import { shapeFor } from './shape-for.ts'
import { texts } from './texts.ts'

type Pick<K extends keyof DiagramServices> = DiagramServices[K]

interface Entry {
  readonly group: string
  readonly className: string
  readonly title: string
  readonly action: Readonly<Record<string, (event: MouseEvent, element: DiagramElement) => void>>
}

/** The provider for bpmn-js, in the language of the screen. */
export function createContextPad(locale: Locale) {
  const t = texts[locale]
  const provide = (
    contextPad: Pick<'contextPad'>,
    modeling: Pick<'modeling'>,
    elementFactory: Pick<'elementFactory'>,
    autoPlace: Pick<'autoPlace'>,
    create: Pick<'create'>,
    connect: Pick<'connect'>,
    popupMenu: Pick<'popupMenu'>,
  ) => {
    const append = (key: ChoiceKey, title: string, group = 'model'): Entry => {
      const choice = choiceOf(key)
      return {
        group,
        className: choice.icon,
        title,
        action: {
          click: (_event, element) => void autoPlace.append(element, shapeFor(elementFactory, choice)),
          dragstart: (event, element) => create.start(event, shapeFor(elementFactory, choice), { source: element }),
        },
      }
    }
    const menu = (id: string, group: string, className: string, title: string): Entry => ({
      group,
      className,
      title,
      action: {
        click: (event, element) =>
          popupMenu.open(element, id, { x: event.clientX, y: event.clientY }, { title, width: 280, search: true }),
      },
    })
    const start = (event: MouseEvent, element: DiagramElement) => connect.start(event, element)
    const connecting: Entry = {
      group: 'edit',
      className: 'bpmn-icon-connection-multi',
      title: t.connect,
      action: { click: start, dragstart: start },
    }
    const remove: Entry = {
      group: 'edit',
      className: 'bpmn-icon-trash',
      title: t.remove,
      action: { click: (_event, element) => modeling.removeElements([element]) },
    }
    const entriesFor = (element: DiagramElement): Readonly<Record<string, Entry>> => {
      const { type } = element
      if (element.labelTarget || type === 'bpmn:Process') return {}
      if (type === 'bpmn:SequenceFlow' || type === 'bpmn:Association') return { delete: remove }
      if (type === 'bpmn:TextAnnotation') return { connect: connecting, delete: remove }
      const { triggeredByEvent, isForCompensation } = element.businessObject
      const isAlone = type === 'bpmn:EndEvent' || triggeredByEvent === true || isForCompensation === true
      return {
        ...(isAlone
          ? {}
          : {
              'append-user-task': append('userTask', t.appendUserTask),
              'append-gateway': append('exclusiveGateway', t.appendGateway),
              'append-end': append('endEvent', t.appendEnd),
              'append-other': menu('append', 'model', 'bpmn-icon-more', t.append),
              connect: connecting,
            }),
        ...(replacementsFor(type).length > 1
          ? { replace: menu('bpmn-replace', 'edit', 'bpmn-icon-screw-wrench', t.changeType) }
          : {}),
        note: append('textAnnotation', t.note, 'edit'),
        delete: remove,
      }
    }
    const provider = {
      getContextPadEntries: entriesFor,
      getMultiElementContextPadEntries: () => ({
        delete: {
          ...remove,
          action: {
            click: (_event: MouseEvent, elements: readonly DiagramElement[]) => modeling.removeElements([...elements]),
          },
        },
      }),
    }
    contextPad.registerProvider(provider)
    return provider
  }
  provide.$inject = ['contextPad', 'modeling', 'elementFactory', 'autoPlace', 'create', 'connect', 'popupMenu']
  return provide
}
