/** The form of an id. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the form of an id. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text)
}
