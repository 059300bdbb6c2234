/** Picks the color of a choice: one of the palette's names. The browser's own list, as tables hold hundreds of them. */
import { hueOf } from '#runtime/web/fields/choice-tag.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { ariaOf, type PickerProps } from './picker-props.ts'
import { texts } from './texts.ts'
import { useHeld } from './use-held.ts'

const colors = [
  'default',
  'blue',
  'geekblue',
  'cyan',
  'green',
  'lime',
  'gold',
  'orange',
  'volcano',
  'red',
  'magenta',
  'purple',
]

export function ChoiceColor(props: PickerProps<string>) {
  const { id, onChange, disabled } = props
  const [value, change] = useHeld(props.value, onChange)
  const t = useTexts(texts)
  const names = value && !colors.includes(value) ? [...colors, value] : colors
  const words: Readonly<Record<string, string>> = t.colors
  return (
    <span className="choice-color">
      <span className="color-swatch" style={{ background: value ? hueOf(value) : 'transparent' }} />
      <select
        {...(id ? { id } : {})}
        value={value ?? ''}
        disabled={disabled ?? false}
        onChange={event => change(event.target.value || undefined)}
        {...ariaOf(props)}
      >
        <option value="">{t.noColor}</option>
        {names.map(name => (
          <option key={name} value={name}>
            {words[name] ?? name}
          </option>
        ))}
      </select>
    </span>
  )
}
