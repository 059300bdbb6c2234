/** What a record lacks for a transition. */
import { useLocale } from '../i18n/use-locale.ts'
import type { MissingFact } from './state-facts.ts'

export function MissingList({ missing }: { readonly missing: readonly MissingFact[] }) {
  const { locale } = useLocale()
  return (
    <ul className="missing-list">
      {missing.map(item => (
        <li key={`${item.code} ${item.field ?? ''} ${item.rule ?? ''} ${item.texts.en}`}>{item.texts[locale]}</li>
      ))}
    </ul>
  )
}
