/** The words that engines add to BPMN: attributes of Camunda 7, Flowable and Activiti, elements of Zeebe. */
import { extensionsOf, foreignAttribute, type ModdleElement } from '#runtime/web/workflow/moddle-element.ts'

/** An attribute of Camunda 7, Flowable or Activiti. */
export function engineAttribute(element: ModdleElement, name: string): string | undefined {
  for (const prefix of ['camunda', 'flowable', 'activiti']) {
    const value = foreignAttribute(element, `${prefix}:${name}`)
    if (value !== undefined) return value
  }
  return undefined
}

/** An element of Zeebe (Camunda 8) among the extensions of another. */
export function zeebeElement(element: ModdleElement, name: string): ModdleElement | undefined {
  return extensionsOf(element).find(item => item.$type === `zeebe:${name}`)
}

/** An attribute of an element that need not be there. */
export function attributeOf(element: ModdleElement | undefined, name: string): string | undefined {
  return element && foreignAttribute(element, name)
}
