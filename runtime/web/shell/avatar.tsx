/** A person as initials on a quiet color of their own. */

interface AvatarProps {
  readonly name: string
  readonly size?: number
}

/** One or two letters: the last two signs of a Chinese name, else the initials. */
export function initials(name: string): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('')
  const words = trimmed.split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

export function Avatar({ name, size = 28 }: AvatarProps) {
  const hue = [...name].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) % 360, 7)
  return (
    <span
      className="avatar"
      translate="no"
      aria-hidden
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38), background: `hsl(${hue} 38% 33%)` }}
    >
      {initials(name)}
    </span>
  )
}
