/** A color, from a palette that is readable in the light and in the dark, or any other. */
import { ColorPicker } from 'antd'
import { objectColors } from '../object/color-swatches.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { ariaOf, type PickerProps } from './picker-props.ts'
import { texts } from './texts.ts'

export function ColorInput(props: PickerProps<string>) {
  const { id, value, onChange, disabled, required } = props
  const t = useTexts(texts)
  return (
    <ColorPicker
      value={value ?? null}
      disabled={disabled ?? false}
      disabledAlpha
      format="hex"
      allowClear={!required}
      presets={[{ label: t.palette, colors: [...objectColors] }]}
      onChangeComplete={color => void onChange(color.cleared ? undefined : color.toHexString().slice(0, 7))}
    >
      <button
        type="button"
        {...(id ? { id } : {})}
        className="color-button"
        disabled={disabled ?? false}
        {...ariaOf(props)}
      >
        <span className="color-swatch" style={{ background: value ?? 'transparent' }} />
        {value ?? ''}
      </button>
    </ColorPicker>
  )
}
