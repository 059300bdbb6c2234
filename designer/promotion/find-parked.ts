/** Finds one parked thing by the names that the list of parked things shows. */
import type { NamedApplication } from '#metadata/application.ts'
import type { System } from '#runtime/system.ts'
import { listParked, type Parked } from './parked.ts'
import { liveParked, unknownParked } from './parked-problems.ts'

/** Names, or ids, of an object and a field; `type` where a field has values of former types. */
export interface ParkedAddress {
  readonly object: string
  readonly field?: string
  readonly type?: string
}

/** Problems `parked/live` for what the head uses, `parked/unknown` for anything else. */
export async function findParked({ db, catalogs }: System, address: ParkedAddress): Promise<Parked> {
  const isNamed = (thing: { readonly id: string; readonly name: string } | undefined, name: string | undefined) =>
    name === undefined ? thing === undefined : thing?.id === name || thing?.name === name
  const found = (await listParked(db)).filter(
    item =>
      isNamed(item.object, address.object) &&
      (item.kind === 'object' ? address.field === undefined : isNamed(item.field, address.field)) &&
      (address.type === undefined ? item.kind !== 'former-type' : item.type === address.type),
  )
  const latest = found.toSorted((a, b) => b.since - a.since)[0]
  if (latest) return latest
  const shown = [address.object, address.field].filter(Boolean).join('.')
  const live = findObject(catalogs.current().application, address.object)
  if (live && (address.field === undefined || live.fields.some(item => isNamed(item, address.field)))) {
    throw liveParked(`${shown} is in use.`)
  }
  throw unknownParked(`Nothing called ${shown} is parked.`)
}

function findObject({ definitions }: NamedApplication, name: string) {
  const found = definitions.find(item => item.kind === 'object' && (item.name === name || item.id === name))
  return found?.kind === 'object' ? found : undefined
}
