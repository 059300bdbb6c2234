/**
 * HTML of mails is made of a few tags and nothing else. Tags are read, and written anew by their names; whatever is not
 * on the list is left out, and a stray `<` becomes text, so nothing that was not meant can be in the result.
 */

const tags: ReadonlySet<string> = new Set(
  'p br b strong i em u s a ul ol li h1 h2 h3 h4 table thead tbody tr th td hr blockquote span div pre code'.split(' '),
)
const alone: ReadonlySet<string> = new Set(['br', 'hr'])
const address = /^(https?:\/\/|mailto:)[^\s"'<>]*$/i

const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>|<!--|-->|[<>]/g

/** A comment loses its marks. */
const stray: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;' }

/** Allowed tags only, each closed. */
export function toSimpleHtml(html: string): string {
  const open: string[] = []
  const inside = html.replaceAll(token, (whole, slash: string | undefined, name: string | undefined, rest = '') => {
    if (name === undefined) return stray[whole] ?? ''
    const tag = name.toLowerCase()
    if (!tags.has(tag)) return ''
    if (slash === '/') return closeUpTo(open, tag)
    if (alone.has(tag)) return `<${tag}>`
    open.push(tag)
    return `<${tag}${attributes(tag, rest)}>`
  })
  return (
    inside +
    open
      .reverse()
      .map(tag => `</${tag}>`)
      .join('')
  )
}

function closeUpTo(open: string[], tag: string): string {
  const at = open.lastIndexOf(tag)
  if (at < 0) return ''
  const closed = open.splice(at).reverse()
  return closed.map(item => `</${item}>`).join('')
}

/** The address of a link, and how many cells one covers. */
function attributes(tag: string, text: string): string {
  const found = new Map(
    [...text.matchAll(/([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name.toLowerCase(), double ?? single ?? ''] as const,
    ),
  )
  const href = found.get('href')?.replaceAll('&amp;', '&')
  if (tag === 'a' && href && address.test(href)) return ` href="${escapeHtml(href)}"`
  if (tag !== 'td' && tag !== 'th') return ''
  return ['colspan', 'rowspan']
    .filter(name => /^\d{1,2}$/.test(found.get(name) ?? ''))
    .map(name => ` ${name}="${found.get(name)}"`)
    .join('')
}

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** What those read whose program shows no HTML; of simple HTML. */
export function toPlainText(html: string): string {
  return html
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<a href="([^"]*)">([^<]*)<\/a>/g, (_, href: string, words: string) =>
      words.trim() === href ? href : `${words} (${href})`,
    )
    .replaceAll(/<li>/g, '\n- ')
    .replaceAll(/<\/t[dh]>\s*/g, '\t')
    .replaceAll(/<(?:br|hr)>|<\/(?:p|div|h[1-4]|tr|ul|ol|table|blockquote|pre)>/g, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
