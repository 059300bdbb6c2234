/** The colors that objects are given. */

/** Readable on light and dark; the first is what a new object gets. */
export const objectColors = [
  '#2f56c8',
  '#0b7285',
  '#17693f',
  '#5c7c10',
  '#b25e09',
  '#b42318',
  '#c41d7f',
  '#722ed1',
  '#566071',
] as const

interface ColorSwatchesProps {
  readonly value: string
  readonly labelledBy: string
  readonly onChange: (color: string) => void
}

export function ColorSwatches({ value, labelledBy, onChange }: ColorSwatchesProps) {
  return (
    <div className="swatches" role="radiogroup" aria-labelledby={labelledBy}>
      {objectColors.map(color => (
        <label key={color} className="swatch" style={{ background: color }}>
          <input
            type="radio"
            name="object-color"
            className="visually-hidden"
            aria-label={color}
            checked={value === color}
            onChange={() => onChange(color)}
          />
        </label>
      ))}
    </div>
  )
}
