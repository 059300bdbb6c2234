/** Today in a time zone, as dates of answers are written. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format()
