/** The times that people say (every working day at eight) as cron expressions, and back. */
import type { Schedule } from './schedule.ts'

export const rhythms = ['day', 'workday', 'week', 'month', 'cron'] as const

export interface Pattern {
  readonly every: (typeof rhythms)[number]
  /** `08:00`. */
  readonly time: string
  /** 1 (Monday) to 7. */
  readonly weekdays: readonly number[]
  /** Of the month, 1 to 31. */
  readonly day: number
  readonly cron: string
  readonly daysOff: Schedule['daysOff']
}

/** What is offered first. */
export const usualPattern: Pattern = {
  every: 'workday',
  time: '08:00',
  weekdays: [1],
  day: 1,
  cron: '0 8 * * 1-5',
  daysOff: 'next',
}

/** The expression and what becomes of days off. */
export function toCron(pattern: Pattern): Pick<Schedule, 'cron' | 'daysOff'> {
  const [hour = 0, minute = 0] = pattern.time.split(':').map(Number)
  switch (pattern.every) {
    case 'day':
      return { cron: `${minute} ${hour} * * *`, daysOff: 'send' }
    case 'workday':
      return { cron: `${minute} ${hour} * * *`, daysOff: 'skip' }
    case 'week':
      return { cron: `${minute} ${hour} * * ${[...pattern.weekdays].sort().join(',')}`, daysOff: pattern.daysOff }
    case 'month':
      return { cron: `${minute} ${hour} ${pattern.day} * *`, daysOff: pattern.daysOff }
    case 'cron':
      return { cron: pattern.cron.trim(), daysOff: pattern.daysOff }
  }
}

/** What an expression says in the words of people; as it is where there are none. */
export function toPattern({ cron, daysOff }: Pick<Schedule, 'cron' | 'daysOff'>): Pattern {
  const [, minute = '', hour = '', day = '', weekdays = ''] =
    /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[1-7](?:,[1-7])*)$/.exec(cron) ?? []
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  const base = { ...usualPattern, cron, daysOff }
  if (minute === '' || (day !== '*' && weekdays !== '*')) return { ...base, every: 'cron' }
  if (day !== '*') return { ...base, every: 'month', time, day: Number(day) }
  if (weekdays !== '*') return { ...base, every: 'week', time, weekdays: weekdays.split(',').map(Number) }
  if (daysOff === 'next') return { ...base, every: 'cron' }
  return { ...base, every: daysOff === 'skip' ? 'workday' : 'day', time }
}
