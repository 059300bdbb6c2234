/** Items about what people keep: how many there are of it, of how many people, and who these are as far as one may know. */
import type { Bilingual } from '../../release-notes/languages.ts'
import type { ImpactItem } from '../impact-item.ts'
import type { ImpactWorld } from '../impact-world.ts'
import { readPeopleNames } from '../people-names.ts'
import { sayCount } from '../say-count.ts'

/** What somebody keeps. */
export interface Owned {
  readonly owner: string
}

export interface Owners {
  /** `3 saved views`. */
  readonly many: Bilingual
  /** How many people. */
  readonly people: string
}

interface Touched {
  readonly key: string
  readonly severity?: ImpactItem['severity']
  readonly owned: readonly Owned[]
  /** What it is, one of it. */
  readonly what: Bilingual
  readonly message: (owners: Owners) => Bilingual
}

const mostNamed = 20

/** An item for each that touches anything. */
export async function sayOwned(world: ImpactWorld, touched: readonly Touched[]): Promise<ImpactItem[]> {
  const found = touched
    .filter(({ owned }) => owned.length > 0)
    .map(item => ({ ...item, owners: [...new Set(item.owned.map(({ owner }) => owner))] }))
  const ids = new Set(found.flatMap(({ owners }) => owners.slice(0, mostNamed)))
  const names = await readPeopleNames(world.asker, world.probe, [...ids])
  return found.map(({ key, severity = 'warning', owned, what, message, owners }) => ({
    key,
    code: key.slice(0, key.indexOf(' ')),
    severity,
    rows: owned.length,
    message: message({
      many: sayCount({ rows: owned.length, counted: 'exactly' }, what),
      people: owners.length.toLocaleString('en'),
    }),
    people: owners.slice(0, mostNamed).map(id => ({ id, name: names.get(id) ?? null })),
  }))
}
