/** What bpmn-moddle reads from XML and bpmn-js works on, as far as it is looked at here. */
export interface ModdleElement {
  readonly $type: string
  readonly $attrs?: Readonly<Record<string, string>>
  readonly $body?: string
  readonly $children?: readonly ModdleElement[]
  readonly $parent?: ModdleElement
  readonly id?: string
  readonly [property: string]: unknown
}

/** The local name of the type: `userTask` for `bpmn:UserTask`. */
export function elementName({ $type }: ModdleElement): string {
  const name = $type.slice($type.indexOf(':') + 1)
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
}

/** Elements in a property. */
export function elementsIn(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element[property]
  return Array.isArray(value) ? (value as ModdleElement[]) : []
}

/** One element in a property. */
export function elementIn(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.[property]
  return typeof value === 'object' && value !== null && '$type' in value ? (value as ModdleElement) : undefined
}

/** A text in a property; undefined where there is none. */
export function textIn(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.[property]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Attributes of another namespace, by their name with its prefix; where the namespace is declared, moddle has them as properties. */
export function foreignAttribute(element: ModdleElement, name: string): string | undefined {
  const value = element.$attrs?.[name] ?? element[name] ?? element[name.slice(name.indexOf(':') + 1)]
  return typeof value === 'string' ? value : undefined
}

/** Elements within `extensionElements`. */
export function extensionsOf(element: ModdleElement): readonly ModdleElement[] {
  const holder = elementIn(element, 'extensionElements')
  return holder ? elementsIn(holder, 'values') : []
}
