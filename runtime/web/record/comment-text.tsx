/** What somebody said, with the people whom he named made plain. */
import type { ReactNode } from 'react'
import type { Reference } from '../api/values.ts'

interface CommentTextProps {
  readonly text: string
  readonly mentions: readonly Reference[]
}

export function CommentText({ text, mentions }: CommentTextProps) {
  return (
    <p className="multiline" translate="no">
      {split(text, namesOf(mentions))}
    </p>
  )
}

/** Whether the text still names the person. */
export function isNamed(text: string, { title }: Reference): boolean {
  return Boolean(title) && text.includes(`@${title}`)
}

/** Longest first, so that one name in front of another is not taken for it. */
function namesOf(mentions: readonly Reference[]): string[] {
  return mentions.flatMap(({ title }) => (title ? [`@${title}`] : [])).sort((a, b) => b.length - a.length)
}

function split(text: string, names: readonly string[]): ReactNode[] {
  const parts: ReactNode[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const name = names.find(item => text.startsWith(item, at))
    if (name) {
      parts.push(plain, <strong key={at}>{name}</strong>)
      plain = ''
    } else plain += text[at]
    at += name?.length ?? 1
  }
  return [...parts, plain]
}
