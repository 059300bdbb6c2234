/** Writes XML: elements with attributes and content, escaped. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in XML; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them, not even escaped
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/[&<>"]/g, character => escapes[character] as string)
      .replaceAll(/[\t\n\r]/g, character => `&#${character.charCodeAt(0)};`)
  )
}

/** An element; attributes that are undefined are left out. `content` is XML. */
export function xml(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  const inner = content.join('')
  return inner === '' ? `<${name}${written} />` : `<${name}${written}>${inner}</${name}>`
}
