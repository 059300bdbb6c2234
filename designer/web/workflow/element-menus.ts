/** The menus in which an element is changed into another, or one is chosen to be appended. */
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { attach, isActivity } from './attach.ts'
import { choiceTexts, type ElementChoice, elementChoices, replacementsFor } from './element-choices.ts'
import { shapeFor } from './shape-for.ts'
import { texts } from './texts.ts'

interface MenuEntry {
  readonly label: string
  readonly className: string
  readonly group: { readonly id: string; readonly name: string }
  readonly action: Readonly<Record<string, (event: MouseEvent) => void>> | ((event: MouseEvent) => void)
}

/** The provider for bpmn-js, in the language of the screen. */
export function createElementMenus(locale: Locale) {
  const words = choiceTexts[locale]
  const groups = texts[locale].groups
  const provide = (
    popupMenu: DiagramServices['popupMenu'],
    bpmnReplace: DiagramServices['bpmnReplace'],
    elementFactory: DiagramServices['elementFactory'],
    autoPlace: DiagramServices['autoPlace'],
    create: DiagramServices['create'],
    modeling: DiagramServices['modeling'],
    selection: DiagramServices['selection'],
  ) => {
    const toEntries = (choices: readonly ElementChoice[], action: (choice: ElementChoice) => MenuEntry['action']) =>
      Object.fromEntries(
        choices.map((choice): [string, MenuEntry] => [
          choice.key,
          {
            label: words[choice.key],
            className: choice.icon,
            group: { id: choice.group, name: groups[choice.group] },
            action: action(choice),
          },
        ]),
      )
    popupMenu.registerProvider('bpmn-replace', {
      getPopupMenuEntries: (element: DiagramElement) =>
        toEntries(
          replacementsFor(element.type).filter(choice => !isAlready(element, choice)),
          choice => () => void bpmnReplace.replaceElement(element, choice.target),
        ),
    })
    popupMenu.registerProvider('append', {
      getPopupMenuEntries: (element: DiagramElement) =>
        toEntries(
          elementChoices.filter(choice => isAppended(choice) || (choice.group === 'boundary' && isActivity(element))),
          choice => ({
            click: () =>
              choice.group === 'boundary'
                ? attach(modeling, selection, element, shapeFor(elementFactory, choice))
                : void autoPlace.append(element, shapeFor(elementFactory, choice)),
            dragstart: event => create.start(event, shapeFor(elementFactory, choice), { source: element }),
          }),
        ),
    })
    return {}
  }
  provide.$inject = ['popupMenu', 'bpmnReplace', 'elementFactory', 'autoPlace', 'create', 'modeling', 'selection']
  return provide
}

const isAppended = ({ group, key }: ElementChoice) =>
  group !== 'starts' && group !== 'boundary' && key !== 'eventSubProcess' && key !== 'textAnnotation'

function isAlready({ businessObject, type }: DiagramElement, { target }: ElementChoice): boolean {
  const [event] = (businessObject.eventDefinitions ?? []) as readonly { readonly $type: string }[]
  return (
    type === target.type &&
    event?.$type === target.eventDefinitionType &&
    (target.cancelActivity ?? true) === (businessObject.cancelActivity ?? true) &&
    Boolean(target.triggeredByEvent) === Boolean(businessObject.triggeredByEvent)
  )
}
