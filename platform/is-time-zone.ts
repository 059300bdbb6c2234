/** Whether a text is the IANA name of a time zone; offsets such as `+08:00` are none: PostgreSQL reads them the other way. */
export function isTimeZone(name: string | null | undefined): name is string {
  if (!name || /^[+-]/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
