/** The pictures that definitions name; one that is not in the set shows the first letter of the label instead. */
import { lazy, Suspense } from 'react'

const Picture = lazy(async () => ({ default: (await import('./picture.tsx')).Picture }))

interface IconProps {
  readonly name?: string | undefined
  readonly label: string
}

/** A picture without a frame, as in the menu. */
export function Icon({ name, label }: IconProps) {
  const letter = [...label][0] ?? ''
  return (
    <span className="letter-icon" aria-hidden>
      {name ? (
        <Suspense fallback={null}>
          <Picture name={name} letter={letter} />
        </Suspense>
      ) : (
        letter
      )}
    </span>
  )
}

interface ObjectIconProps {
  readonly name?: string | undefined
  readonly color?: string | undefined
  readonly label: string
  readonly size?: number
}

/** The picture of an object on its color. */
export function ObjectIcon({ name, color, label, size = 24 }: ObjectIconProps) {
  const hue = color ?? '#566071'
  return (
    <span
      className="object-icon"
      aria-hidden
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.55),
        color: `color-mix(in srgb, ${hue} 80%, var(--text))`,
        background: `color-mix(in srgb, ${hue} 13%, var(--surface))`,
      }}
    >
      <Icon name={name} label={label} />
    </span>
  )
}
