/** Installs parts of a template into a draft, as one step of its list of edits. */
import type { LocalizedText, TemplateDefinition } from '#metadata/definitions.ts'
import type { Database } from '#platform/database/database.ts'
import type { Template } from '#runtime/installation/read-template.ts'

import { type EditAnswer, type Editor, editDraft } from '../drafts/edit-draft.ts'
import { type Installation, installParts } from './install-parts.ts'

/** The last of `templates` is installed, with the others, which it requires; no parts named means all. */
export async function installIntoDraft(
  db: Database,
  draft: string,
  editor: Editor,
  templates: readonly Template[],
  parts: readonly string[] | undefined,
): Promise<{ edit: EditAnswer; installation: Installation }> {
  const { manifest } = templates.at(-1) as Template
  let installation: Installation | undefined
  const edit = await editDraft(db, draft, editor, {
    command: 'install-part',
    arguments: { template: manifest.name, version: manifest.version, ...(parts ? { parts } : {}) },
    run: application => {
      installation = installParts(application, templates, parts)
      return installation.application
    },
    describe: () => describe(manifest, parts),
  })
  return { edit, installation: installation as Installation }
}

function describe(
  { name, label, version, parts: known = [] }: TemplateDefinition,
  parts?: readonly string[],
): LocalizedText {
  const say = (locale: 'en' | 'zh-CN') => {
    const chosen = known.filter(part => parts?.includes(part.name)).map(part => part.label[locale] ?? part.name)
    return { title: label[locale] ?? name, chosen }
  }
  const en = say('en')
  const zh = say('zh-CN')
  return {
    en: `Template ${en.title} ${version} installed${parts ? `: ${en.chosen.join(', ') || 'the core alone'}` : ''}`,
    'zh-CN': `安装应用模板“${zh.title}”${version}${parts ? `:${zh.chosen.join('、') || '仅核心部分'}` : ''}`,
  }
}
