/** Days and moments of the samples. Working hours are those of Shanghai (UTC+8, no summer time). */
import type { Random } from './random.ts'

/** The day on which the samples are true; whoever loads them moves every date by the days since then. */
export const asOf = '2026-11-20'

const dayLength = 86_400_000

/** The day so many days after another (before, when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10)
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayLength)
}

/** The day itself, or the Friday before when it falls on a weekend. */
export function workday(date: string): string {
  const weekday = new Date(date).getUTCDay()
  return weekday === 6 ? addDays(date, -1) : weekday === 0 ? addDays(date, -2) : date
}

/** The later of two days or moments. */
export const later = (a: string, b: string) => (a > b ? a : b)

/** The earlier of two days or moments. */
export const earlier = (a: string, b: string) => (a < b ? a : b)

/** A moment of that day, in working hours, on a quarter of an hour. */
export function workingHour(random: Random, date: string): string {
  const minutes = random.int(0, 35) * 15
  return new Date(Date.parse(`${date}T00:45:00Z`) + minutes * 60_000).toISOString()
}

/** The moment so many minutes after another. */
export function addMinutes(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}
