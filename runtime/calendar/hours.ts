/** Working hours of a day as people write them: `09:00-12:00, 13:00-18:00`. */

/** Minutes of the day on the clock; `to` goes beyond 1440 where work ends on the next day. */
export interface Hours {
  readonly from: number
  readonly to: number
}

const day = 24 * 60

/** In order; an end before its beginning is on the next day. What cannot be read is left out. */
export function parseHours(text: string | null | undefined): Hours[] {
  const found = (text ?? '').split(',').flatMap(part => {
    const [, fromHour, fromMinute, toHour, toMinute] = /^\s*(\d\d):(\d\d)-(\d\d):(\d\d)\s*$/.exec(part) ?? []
    if (!fromHour || !toHour) return []
    const from = Number(fromHour) * 60 + Number(fromMinute)
    const to = Number(toHour) * 60 + Number(toMinute)
    if (from >= day || to > day || from === to) return []
    return [{ from, to: to < from ? to + day : to }]
  })
  return found.sort((a, b) => a.from - b.from)
}
