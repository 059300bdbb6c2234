/** Every door of the interface with plausible places in it, so that bad input can be tried at each. */
import type { World } from '#tests/access/world.ts'

export interface Door {
  /** `POST /api/records/:object` */
  readonly route: string
  readonly method: string
  /** The address with places that exist. */
  readonly path: string
  /** The names of its places: `object`, `id`, … */
  readonly places: readonly string[]
}

/** The stream of events is left out, for its answer has no end; its tests are in tests/runtime/events.test.ts. */
const endless = 'GET /api/events'

/** All routes; places are filled with what exists. */
export function doorsOf({ full, own }: World): Door[] {
  const fillings: Readonly<Record<string, string>> = {
    object: '客户',
    id: own.customer,
    comment: own.comment,
    name: 'customers',
    token: 'x'.repeat(43),
  }
  const routes = full.routes.filter(route => route !== endless)
  return routes.map(route => {
    const [method = '', pattern = ''] = route.split(' ')
    const places = [...pattern.matchAll(/:(\w+)/g)].map(match => match[1] as string)
    return { route, method, places, path: fill(pattern, fillings) }
  })
}

/** The address of a door with another value in one place, as it stands in an address. */
export function withPlace(world: World, door: Door, place: string, value: string): string {
  const other = door.route.split(' ')[1]?.replace(`:${place}`, value) ?? ''
  return doorsOf(world).find(item => item.route === door.route)?.places.length === 1
    ? other
    : fill(other, { object: '客户', id: world.own.customer, comment: world.own.comment, name: 'customers' })
}

function fill(pattern: string, fillings: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => fillings[name] ?? name)
}
