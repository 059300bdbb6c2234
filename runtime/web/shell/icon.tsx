/** The pictures that definitions name; one that is not here shows the first letter of the label instead. */
import * as icons from './icon-set.ts'

const byName: Readonly<Record<string, icons.Icon>> = icons.iconSet

interface ObjectIconProps {
  readonly name?: string | undefined
  readonly color?: string | undefined
  readonly label: string
  readonly size?: number
}

/** A picture without a frame, as in the menu. */
export function Icon({ name, label }: { readonly name?: string | undefined; readonly label: string }) {
  const Picture = name ? byName[name] : undefined
  return Picture ? (
    <Picture aria-hidden />
  ) : (
    <span className="letter-icon" aria-hidden>
      {[...label][0]}
    </span>
  )
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
