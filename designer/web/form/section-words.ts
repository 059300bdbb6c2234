/** What a section is called: its label, or its position on the tab. */
import type { FormSection, FormTab, LocalizedText } from '#metadata/definitions.ts'

export function sectionWords(
  section: FormSection,
  tab: FormTab,
  text: (text: LocalizedText | undefined) => string,
  numbered: (number: number) => string,
): string {
  return text(section.label) || numbered(tab.sections.findIndex(item => item.id === section.id) + 1)
}
