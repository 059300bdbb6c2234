/** A choice as a tag in its color, with enough contrast on light and dark. */
import type { Choice } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'

const hues: Readonly<Record<string, string>> = {
  blue: '#2563eb',
  geekblue: '#3b5bdb',
  cyan: '#0e7490',
  green: '#15803d',
  lime: '#4d7c0f',
  gold: '#a16207',
  yellow: '#a16207',
  orange: '#c2570c',
  volcano: '#c2410c',
  red: '#c81e1e',
  magenta: '#be185d',
  pink: '#be185d',
  purple: '#7c3aed',
  gray: '#64748b',
  grey: '#64748b',
  default: '#64748b',
}

/** The color that a name of a palette, or a color code, stands for. */
export function hueOf(color: string | undefined): string {
  if (!color) return hues.default!
  return hues[color] ?? (/^#[0-9a-f]{3,8}$/i.test(color) ? color : hues.default!)
}

interface ChoiceTagProps {
  readonly choices: readonly Choice[] | undefined
  readonly code: string
}

export function ChoiceTag({ choices, code }: ChoiceTagProps) {
  const { text } = useLocale()
  const choice = choices?.find(item => item.code === code)
  const words = text(choice?.label, code)
  if (!choice?.color) return <span>{words}</span>
  const hue = hueOf(choice.color)
  return (
    <span
      className="tag"
      style={{
        color: `color-mix(in srgb, ${hue} 62%, var(--text))`,
        background: `color-mix(in srgb, ${hue} 13%, var(--surface))`,
      }}
    >
      {words}
    </span>
  )
}
