/**
 * A rating as stars to click. What keyboard and screen reader use is the range input above them: arrows, Home and End as
 * in any slider, a digit for so many stars, Delete for none. The star that is set already takes the rating back.
 */
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ariaOf, type FieldInputProps } from './input-props.ts'
import { Star } from './stars.tsx'

export function RatingInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, autoFocus, invalid } = props
  const { t } = useTranslation()
  const range = useRef<HTMLInputElement>(null)
  const [hovered, setHovered] = useState<number>()
  const stars = ('stars' in field ? field.stars : undefined) ?? 5
  const given = typeof value === 'number' ? value : 0
  const give = (next: number) => onChange(next === 0 ? undefined : next)
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') give(0)
    else if (/^\d$/.test(event.key) && Number(event.key) <= stars) give(Number(event.key))
    else return
    event.preventDefault()
  }
  return (
    <div className="rating-input" data-invalid={invalid || undefined} data-disabled={disabled || undefined}>
      <input
        ref={range}
        id={id}
        type="range"
        className="visually-hidden"
        min={0}
        max={stars}
        step={1}
        value={Math.min(given, stars)}
        aria-valuetext={given === 0 ? t('fields.noStars') : t('fields.starsOf', { given, stars })}
        onChange={event => give(Number(event.target.value))}
        onKeyDown={keys}
        // biome-ignore lint/a11y/noAutofocus: whoever opens a form or a cell wants to fill it in
        autoFocus={autoFocus}
        disabled={disabled}
        {...ariaOf(props)}
      />
      <span className="stars" aria-hidden="true" onMouseLeave={() => setHovered(undefined)}>
        {Array.from({ length: stars }, (_, index) => index + 1).map(star => (
          <button
            key={star}
            type="button"
            tabIndex={-1}
            disabled={disabled}
            title={t('fields.starsOf', { given: star, stars })}
            // The range keeps the focus, so that leaving the field is leaving the range.
            onMouseDown={event => {
              event.preventDefault()
              range.current?.focus()
            }}
            onMouseEnter={() => setHovered(star)}
            onClick={() => give(star === given ? 0 : star)}
          >
            <Star part={star <= (hovered ?? given) ? 1 : 0} />
          </button>
        ))}
      </span>
      <span className="muted">{given > 0 ? `${given} / ${stars}` : null}</span>
    </div>
  )
}
