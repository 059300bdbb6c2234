/** Simple Markdown as React elements: headings, lists, bold, italic, code, links. Nothing in it is ever HTML. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'

export function Markdown({ text }: { readonly text: string }) {
  return <div className="markdown">{blocksOf(text)}</div>
}

const heading = /^(#{1,4})\s+(.*)$/
const bullet = /^\s*[-*]\s+(.*)$/
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/

function blocksOf(text: string): ReactNode[] {
  const lines = text.split(/\r?\n/)
  const blocks: ReactNode[] = []
  const runOf = (from: number, fits: (line: string) => boolean) => {
    let to = from
    while (to < lines.length && fits(lines[to] as string)) to += 1
    return lines.slice(from, to)
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as string
    const key = at
    const head = heading.exec(line)
    if (line.trim() === '') {
      at += 1
    } else if (head) {
      // The tile has a heading of its own.
      const Level = head[1]?.length === 1 ? 'h3' : 'h4'
      blocks.push(<Level key={key}>{wordsOf(head[2] as string)}</Level>)
      at += 1
    } else if (bullet.test(line) || numbered.test(line)) {
      const form = bullet.test(line) ? bullet : numbered
      const items = runOf(at, item => form.test(item))
      const List = form === bullet ? 'ul' : 'ol'
      blocks.push(
        <List key={key}>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have nothing else
            <li key={index}>{wordsOf(form.exec(item)?.[1] ?? '')}</li>
          ))}
        </List>,
      )
      at += items.length
    } else {
      const isPlain = (item: string) =>
        item.trim() !== '' && !heading.test(item) && !bullet.test(item) && !numbered.test(item)
      const run = runOf(at, isPlain)
      blocks.push(<p key={key}>{wordsOf(run.join('\n'))}</p>)
      at += run.length
    }
  }
  return blocks
}

const span = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`|\[([^\]]+)\]\(((?:https?:\/\/|\/(?!\/))[^\s)]+)\)/g

function wordsOf(text: string): ReactNode[] {
  const words: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(span)) {
    const [whole, bold, italic, code, words_, to] = match
    if (match.index > end) words.push(text.slice(end, match.index))
    end = match.index + whole.length
    const key = match.index
    if (bold !== undefined) words.push(<strong key={key}>{bold}</strong>)
    else if (italic !== undefined) words.push(<em key={key}>{italic}</em>)
    else if (code !== undefined) words.push(<code key={key}>{code}</code>)
    else if (to?.startsWith('/')) {
      words.push(
        <Link key={key} to={to}>
          {words_}
        </Link>,
      )
    } else {
      words.push(
        <a key={key} href={to} target="_blank" rel="noreferrer">
          {words_}
        </a>,
      )
    }
  }
  if (end < text.length) words.push(text.slice(end))
  return words
}
