/** Reads what is asked about from an address: `list/accounts`, `field/account.city`, `choice/account.stage.open`. */
import type { NamedApplication } from '#metadata/application.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { type KindName, kindNames } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import type { UseTarget } from './use-target.ts'

/** Elements by the word that stands before the slash: the kind that holds them and the array that they stand in. */
const elements: Readonly<Record<string, readonly [KindName, string]>> = {
  field: ['object', 'fields'],
  recordType: ['object', 'recordTypes'],
  part: ['template', 'parts'],
  parameter: ['query', 'parameters'],
  measure: ['query', 'measures'],
  target: ['conversion', 'targets'],
}

/** The target of an address; problem `definition/unknown` for one that cannot be read. */
export function parseUseTarget({ definitions }: NamedApplication, address: string): UseTarget {
  const slash = address.indexOf('/')
  const [what, rest] = [address.slice(0, slash), address.slice(slash + 1)]
  const [name = '', ...steps] = rest.split('.')
  const kind = kindNames.find(item => item === what)
  if (kind && slash > 0 && steps.length === 0) return { kind, name }
  const element = Object.hasOwn(elements, what) ? elements[what] : undefined
  if (element && steps.length === 1) return { kind: element[0], name, element: [element[1], steps[0] as string] }
  if (what === 'choice' && steps.length === 2) {
    return { kind: 'object', name, element: ['fields', steps[0] as string, 'choices', steps[1] as string] }
  }
  if (what === 'choice' && steps.length === 1) {
    const isType = definitions.some(item => item.kind === 'type' && item.name === name)
    return { kind: isType ? 'type' : 'picklist', name, element: ['choices', steps[0] as string] }
  }
  const near = didYouMean(what, [...kindNames, ...Object.keys(elements), 'choice'])
  throw unknownDefinition(
    `${address.slice(0, 100)} is no address such as list/accounts or field/account.city.`,
    near.length > 0 ? { didYouMean: near } : {},
  )
}
