/** All pictures by name, as buttons. */
import { iconSet } from '#runtime/web/shell/icon-set.ts'

interface IconGridProps {
  readonly search: string
  readonly value: string | undefined
  readonly onPick: (name: string) => void
}

export function IconGrid({ search, value, onPick }: IconGridProps) {
  const wanted = search.trim().toLowerCase()
  return (
    <div className="icon-grid">
      {Object.entries(iconSet)
        .filter(([name]) => name.includes(wanted))
        .map(([name, Picture]) => (
          <button
            key={name}
            type="button"
            className="icon-choice"
            aria-label={name}
            aria-pressed={name === value}
            title={name}
            onClick={() => onPick(name)}
          >
            <Picture aria-hidden />
          </button>
        ))}
    </div>
  )
}
