/** How many records of an object the counted person sees, and how many then. */
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { ObjectEffect } from './use-role-effect.ts'

const most = 100_000

export function SeenRecords({ effect }: { readonly effect: ObjectEffect | undefined }) {
  const { integer } = useLocale()
  if (effect?.before === undefined || effect.after === undefined) return null
  const count = (rows: number) => (rows >= most ? `${integer(most)}+` : integer(rows))
  if (effect.before === effect.after) return <span className="muted">{count(effect.after)}</span>
  return (
    <span className={effect.after > effect.before ? 'effect-gain' : 'effect-lose'}>
      {count(effect.before)} → {count(effect.after)}
    </span>
  )
}
