/** The numbers by which suites come to stand in an order: one changed where there is room, else all of them. */
import type { MenuDefinition } from '#metadata/definitions.ts'

const most = 1000

/** Names of suites with their new numbers. */
export function orderBetween(wanted: readonly MenuDefinition[], moved: MenuDefinition): [string, number][] {
  const at = wanted.findIndex(menu => menu.id === moved.id)
  const before = at === 0 ? -1 : (wanted[at - 1]?.order ?? 0)
  const after = wanted[at + 1]?.order ?? Math.min(before + 20, most + 1)
  const middle = Math.floor((before + after) / 2)
  if (middle > before && middle < after) return [[moved.name, middle]]
  return wanted.flatMap((menu, index): [string, number][] => {
    const order = Math.floor(((index + 1) * most) / (wanted.length + 1))
    return menu.order === order ? [] : [[menu.name, order]]
  })
}
