/** A rating as stars; a mean may end in part of one. */
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { formatDecimal } from './decimal.ts'

interface StarsProps {
  /** A number as text or number; what is no number of stars is shown as it is. */
  readonly value: unknown
  readonly stars: number
}

export function Stars({ value, stars }: StarsProps) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const given = Number(value)
  if (!(given >= 0 && given <= stars)) return formatDecimal(String(value), locale)
  const words = formatDecimal(String(Math.round(given * 100) / 100), locale)
  return (
    <span className="stars-shown">
      <span className="stars" role="img" aria-label={t('fields.starsOf', { given: words, stars })}>
        <StarRow filled={given} stars={stars} />
      </span>
      {Number.isInteger(given) ? null : <span aria-hidden>{words}</span>}
    </span>
  )
}

/** The stars themselves, as far as they are filled. */
function StarRow({ filled, stars }: { readonly filled: number; readonly stars: number }) {
  return Array.from({ length: stars }, (_, index) => {
    const part = Math.min(Math.max(filled - index, 0), 1)
    // biome-ignore lint/suspicious/noArrayIndexKey: stars have nothing but their place
    return <Star key={index} part={part} />
  })
}

/** One star, filled from the left to a part of its width. */
export function Star({ part }: { readonly part: number }) {
  return (
    <svg className="star" viewBox="0 0 24 24" aria-hidden="true">
      <path className="star-empty" d={outline} />
      {part > 0 ? (
        <path className="star-full" d={outline} style={{ clipPath: `inset(0 ${(1 - part) * 100}% 0 0)` }} />
      ) : null}
    </svg>
  )
}

const outline = 'M12 2.6l2.9 5.9 6.5.95-4.7 4.6 1.1 6.5L12 17.5l-5.8 3.05 1.1-6.5-4.7-4.6 6.5-.95z'
