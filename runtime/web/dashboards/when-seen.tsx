/** Whether a tile is in sight, or about to be: those in sight ask first, and a canvas draws no others. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

const Seen = createContext<() => boolean>(() => true)

/** Tells whether the tile around is in sight just now; of what stands in none it says yes. */
export const useIsSeen = (): (() => boolean) => useContext(Seen)

interface WhenSeenProps {
  /** Drawn until it has been in sight once; without it the tile is drawn at once. */
  readonly before?: ReactNode
  readonly children: ReactNode
}

export function WhenSeen({ before, children }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null)
  const isSeen = useRef(before === undefined)
  const [wasSeen, see] = useState(before === undefined)
  useEffect(() => {
    const watch = new IntersectionObserver(
      ([entry]) => {
        isSeen.current = entry?.isIntersecting ?? false
        if (isSeen.current) see(true)
      },
      { rootMargin: '120px' },
    )
    if (place.current) watch.observe(place.current)
    return () => watch.disconnect()
  }, [])
  const tell = useCallback(() => isSeen.current, [])
  return (
    <div className="tile-sight" ref={place}>
      <Seen value={tell}>{wasSeen ? children : before}</Seen>
    </div>
  )
}
