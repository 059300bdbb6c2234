/** Reads a stream of server-sent events as a browser does. */

export interface ReadEvent {
  readonly event: string
  readonly id: string
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly data: any
}

export interface EventReader {
  readonly status: number
  readonly seen: ReadEvent[]
  /** Resolves with the first event that fits, seen already or to come; undefined when the stream ends before. */
  find(fits: (event: ReadEvent) => boolean): Promise<ReadEvent | undefined>
  /** Resolves when the other side has ended it. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens it. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  const seen: ReadEvent[] = []
  let wake = Promise.withResolvers<void>()
  let isOver = false
  const consume = async () => {
    if (!response.body) return
    let text = ''
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const of = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
        if (of('event') !== '') seen.push({ event: of('event'), id: of('id'), data: JSON.parse(of('data')) })
      }
      wake.resolve()
      wake = Promise.withResolvers()
    }
  }
  const ended = consume()
    .catch(() => undefined)
    .finally(() => {
      isOver = true
      wake.resolve()
    })
  return {
    status: response.status,
    seen,
    ended,
    async find(fits) {
      for (;;) {
        const found = seen.find(fits)
        if (found || isOver) return found
        await wake.promise
      }
    },
    close: () => abort.abort(),
  }
}
