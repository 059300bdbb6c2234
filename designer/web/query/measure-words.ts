/** What groups and measures are called: by their label, else by what they are. */
import type { QueryDefinition, QueryMeasure } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { pathWords } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface MeasureWords {
  readonly path: (path: string) => string
  readonly measure: (measure: QueryMeasure) => string
}

export function useMeasureWords({ object }: QueryDefinition): MeasureWords {
  const t = useTexts(texts)
  const draft = useDraft()
  const { label, text } = useLocale()
  const path = (value: string) => pathWords(draft, draft.find('object', object), value, label)
  return {
    path,
    measure: ({ label: own, fn, field }) => text(own) || (field ? t.of(t.functions[fn], path(field)) : t.functions[fn]),
  }
}
