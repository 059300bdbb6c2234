/** Picks the color of a choice: one of the palette's names. */
import { Select } from 'antd'
import { hueOf } from '#runtime/web/fields/choice-tag.tsx'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type PickerProps, selectProps } from './picker-props.ts'
import { texts } from './texts.ts'

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
  const { value, onChange } = props
  const t = useTexts(texts)
  const clear = useClear()
  const names = value && !colors.includes(value) ? [...colors, value] : colors
  const words: Readonly<Record<string, string>> = t.colors
  return (
    <Select
      className="choice-color"
      value={value ?? null}
      options={names.map(name => ({ value: name, label: words[name] ?? name }))}
      onChange={(name: string | null | undefined) => void onChange(name ?? undefined)}
      allowClear={clear}
      popupMatchSelectWidth={false}
      optionRender={({ value: name, label }) => <Swatch color={String(name)} words={String(label)} />}
      labelRender={({ value: name, label }) => <Swatch color={String(name)} words={String(label ?? name)} />}
      {...selectProps(props)}
    />
  )
}

function Swatch({ color, words }: { readonly color: string; readonly words: string }) {
  return (
    <span className="swatch-words">
      <span className="color-swatch" style={{ background: hueOf(color) }} />
      {words}
    </span>
  )
}
