/** Every text that people read in an application, with the languages in which it is missing. */
import type { Application } from '#metadata/application.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { KindName } from '#metadata/kinds/schema.ts'
import { type Locale, labelPositions, locales } from './label-positions.ts'

/** One text in both languages. */
export interface Label {
  readonly kind: KindName
  /** Of the definition. */
  readonly name: string
  /** Within the definition: `fields.industry.label`. */
  readonly path: string
  /** The place in words. */
  readonly what: LocalizedText
  readonly en: string
  readonly 'zh-CN': string
  readonly missing: readonly Locale[]
}

/** The texts of all definitions, in their order. */
export function collectLabels({ definitions }: Application): Label[] {
  return definitions.flatMap(definition =>
    labelPositions(definition).map(({ path, what, texts }) => ({
      kind: definition.kind,
      name: definition.name,
      path,
      what,
      en: texts.en ?? '',
      'zh-CN': texts['zh-CN'] ?? '',
      missing: locales.filter(locale => !texts[locale]?.trim()),
    })),
  )
}
