/** How long to wait before something that failed is tried again. */

/** Attempts before somebody has to look after it. */
export const mostAttempts = 6

/** Seconds after so many attempts: 10, 30, 90 … up to an hour. */
export function backOff(attempts: number): number {
  return Math.min(3600, 10 * 3 ** Math.max(0, attempts - 1))
}
