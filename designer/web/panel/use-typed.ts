/**
 * A text while it is typed: taken over when the input is left, on Enter, after a pause, or when it disappears, so that
 * typing a word is one edit. What others change meanwhile is shown unless something is typed; what is refused stays.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

const pause = 1200

interface TypedProps {
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/**
 * The text to show and what the input needs. `take` may answer a promise; one of undefined says that the text was
 * refused. `waits`: a pause takes nothing over. Escape gives back what was there before, as `giveUp` does; that answers whether anything was typed.
 */
export function useTyped(
  value: string,
  take: (typed: string) => unknown,
  { waits = false } = {},
): [text: string, props: TypedProps, giveUp: () => boolean] {
  const [typed, setTyped] = useState<string>()
  const now = useRef({ typed, sent: undefined as string | undefined, value, take })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    now.current.value = value
    now.current.take = take
  })

  const hold = (text: string | undefined) => {
    now.current.typed = text
    setTyped(text)
  }
  const settle = useRef(async () => {
    clearTimeout(timer.current)
    const { typed: text, sent, value: before, take: give } = now.current
    if (text === undefined || text === sent) return
    if (text === before) return hold(undefined)
    now.current.sent = text
    const answer = give(text)
    const isRefused = answer instanceof Promise && (await answer.catch(() => undefined)) === undefined
    if (!isRefused && now.current.typed === text) hold(undefined)
    if (!isRefused && now.current.sent === text) now.current.sent = undefined
  }).current
  useEffect(() => () => void settle(), [settle])
  const giveUp = () => {
    if (now.current.typed === undefined) return false
    clearTimeout(timer.current)
    now.current.sent = undefined
    hold(undefined)
    return true
  }

  return [
    typed ?? value,
    {
      onChange: event => {
        hold(event.target.value)
        now.current.sent = undefined
        clearTimeout(timer.current)
        if (!waits) timer.current = setTimeout(settle, pause)
      },
      onBlur: () => void settle(),
      onKeyDown: event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' && event.currentTarget.tagName !== 'TEXTAREA') {
          // Who presses Enter once more wants it tried again, now that what others did is shown.
          now.current.sent = undefined
          void settle()
        }
        if (event.key === 'Escape' && giveUp()) event.stopPropagation()
      },
    },
    giveUp,
  ]
}
