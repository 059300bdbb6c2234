/** How commands speak of definitions and fields in the list of edits. */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { KindName } from '#metadata/kinds/schema.ts'

/** A text in both languages. */
export interface Both {
  readonly en: string
  readonly 'zh-CN': string
}

/** A label, or the name where a language has none. */
export function labelOf(
  labelled: { readonly label?: LocalizedText; readonly name?: string } | undefined,
  or = '',
): Both {
  const name = labelled?.name ?? or
  const { en, 'zh-CN': zh } = labelled?.label ?? {}
  return { en: en?.trim() || zh?.trim() || name, 'zh-CN': zh?.trim() || en?.trim() || name }
}

/** What a kind is called: "Pick list" / 选项集. */
export function kindWords(kind: KindName): Both {
  return { en: kinds[kind].title ?? kind, 'zh-CN': kinds[kind]['x-zh-CN']?.title ?? kind }
}

/** "List Accounts" / 列表“客户”; the bare name where there is no such definition. */
export function shownDefinition({ definitions }: NamedApplication, kind: KindName, name: string): Both {
  const found = definitions.find(item => item.kind === kind && (item.name === name || item.id === name))
  return shown(kind, found, name)
}

/** The same of a definition at hand. */
export function shown(kind: KindName, definition: Pick<Definition, 'label' | 'name'> | undefined, name = ''): Both {
  const label = labelOf(definition, name)
  const words = kindWords(kind)
  return { en: `${words.en} ${label.en}`, 'zh-CN': `${words['zh-CN']}“${label['zh-CN']}”` }
}
