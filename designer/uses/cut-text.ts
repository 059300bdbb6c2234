/** Takes fields out of a text with fields in braces, together with the brackets and separators that stood for them. */

/** The text without those paths; `instead` stands where no field is left. */
export function cutText(text: string, paths: readonly string[], instead: string | undefined): string {
  const cut = paths
    .reduce((rest, path) => rest.replaceAll(`{${path}}`, ''), text)
    .replaceAll(/[([(【「]\s*[)\])】」]/g, '')
    .replaceAll(/\s{2,}/g, ' ')
    .replaceAll(/^[\s\-–—:/,.|·:,、]+|[\s\-–—:/,.|·:,、]+$/g, '')
    .replace(/^[([(【「](\{[^{}]+\})[)\])】」]$/, '$1')
  if (/\{[^{}]+\}/.test(cut) || instead === undefined) return cut
  return `{${instead}}`
}
