/** `crm template`: templates of the product, installing one into a draft, and making one of a system. */

import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Command, Option } from 'commander'
import { counted } from '#metadata/counted.ts'

import { loadRevision, readHead } from '#metadata/revisions.ts'
import { readTemplate, type Template, withRequired } from '#runtime/installation/read-template.ts'

import { findTemplate } from '../templates/find-template.ts'
import { installIntoDraft } from '../templates/install-into-draft.ts'
import { listTemplates } from '../templates/list-templates.ts'
import { makeBundle } from '../templates/make-bundle.ts'
import type { TemplateWish } from '../templates/make-template.ts'
import { fromBundle, readRecords, writeTemplate } from '../templates/template-bundle.ts'
import { editor, tellEdit } from './draft-edit-commands.ts'
import { findDraft } from './find-draft.ts'
import { toCount } from './options.ts'
import { readArguments } from './read-arguments.ts'
import { readSide } from './read-side.ts'
import { Refusal, type Shell } from './shell.ts'

interface MakeOptions {
  readonly name: string
  readonly label: string
  readonly labelZh?: string
  readonly templateVersion: string
  readonly from: string
  readonly only?: readonly string[]
  readonly missing: TemplateWish['missing']
  readonly records?: readonly string[]
  readonly limit: number
}

/** Registers `template`. */
export function templateCommands(program: Command, shell: Shell): void {
  const { say, withSystem } = shell
  const template = program.command('template').description('Installable applications.')

  template
    .command('list')
    .description('List the templates of the product and how much of each is at the head.')
    .action(() =>
      withSystem(async ({ system: { db } }) => {
        const { application } = await loadRevision(db, await readHead(db))
        for (const entry of await listTemplates(application)) {
          say(`${entry.name} ${entry.version}  ${entry.label.en ?? ''}  installed: ${entry.installed}`)
          for (const part of entry.parts) {
            const needs = part.requires.length > 0 ? `  needs ${part.requires.join(', ')}` : ''
            say(
              `  ${part.name}  ${part.label.en ?? ''}  ${counted(part.definitions, 'definition')}  installed: ${part.installed}${needs}`,
            )
          }
        }
      }),
    )

  template
    .command('install')
    .argument('<draft>')
    .argument('<template>', 'a name, a folder or a file')
    .option('--part <name...>', 'only these parts, and those that they need')
    .description('Install a template, or parts of one, into a draft as one edit.')
    .action(async (wanted: string, name: string, { part }: { part?: string[] }) => {
      const templates = await readTemplates(name)
      await withSystem(async ({ system: { db } }) => {
        const { id } = await findDraft(db, wanted)
        const { edit, installation } = await installIntoDraft(db, id, editor, templates, part)
        tellEdit(edit, shell)
        const { added, kept, extended, trimmed } = installation
        for (const item of kept.filter(({ differs }) => differs)) say(`kept as it was: ${item.kind}/${item.name}`)
        for (const item of extended) say(`joined to what is new: ${item.kind}/${item.name}`)
        for (const item of trimmed) say(`without what was not chosen: ${item.kind}/${item.name}`)
        say(
          `${counted(added.length, 'definition')} added, ${kept.length} kept, ${extended.length} joined, ${trimmed.length} shortened`,
        )
      })
    })

  template
    .command('make')
    .argument('<folder>')
    .requiredOption('--name <name>', 'what it is called in files')
    .requiredOption('--label <text>', 'what it is called in English')
    .option('--label-zh <text>', 'and in Chinese')
    .option('--template-version <version>', 'such as 1.0.0', '1.0.0')
    .option('--from <side>', 'head, revision:3, draft:<name> or a folder', 'head')
    .option('--only <kind/name...>', 'these definitions instead of all')
    .addOption(
      new Option('--missing <what>', 'what to do about definitions that the chosen ones need')
        .choices(['refuse', 'include', 'leave-out'])
        .default('refuse'),
    )
    .option('--records <object...>', 'with sample records of these objects; personal values are masked')
    .option('--limit <n>', 'records of each object', toCount, 20)
    .description('Make a template of a system and write it into a folder.')
    .action(async (folder: string, options: MakeOptions) => {
      await assertOurs(folder)
      await withSystem(async ({ system: { db, ed } }) => {
        const { named } = await readSide(db, options.from, shell)
        const { trimmed, ...bundle } = await makeBundle(db, ed, named, {
          ...toWish(options),
          id: await earlierId(folder, options.name),
          records: options.records && {
            objects: options.records,
            limit: options.limit,
            assertMayTake: () => undefined,
            maySee: () => true,
          },
        })
        await writeTemplate(folder, bundle)
        for (const item of trimmed) say(`without what was not chosen: ${item.kind}/${item.name}`)
        const records = Object.values(bundle.records?.lines ?? {}).reduce((sum, lines) => sum + lines.length, 0)
        say(
          `Wrote the template ${options.name} with ${counted(bundle.definitions.length, 'definition')} and ${counted(records, 'record')} to ${folder}.`,
        )
      })
    })

  template
    .command('unpack')
    .argument('<file>', 'as the designer lets one download it')
    .argument('<folder>')
    .description('Write a template that is one file into a folder.')
    .action(async (file: string, folder: string) => {
      await assertOurs(folder)
      const value = await readArguments(`@${file}`)
      const { definitions } = fromBundle(value)
      await writeTemplate(folder, { format: 'fulcrum-template', definitions, records: readRecords(value) })
      say(
        `Wrote ${counted(definitions.length, 'definition')} to ${folder}. Start a new system with TEMPLATE=${path.resolve(folder)}`,
      )
    })
}

function toWish({ name, label, labelZh, templateVersion, only, missing }: MakeOptions) {
  if (!/^\d+\.\d+\.\d+$/.test(templateVersion)) throw new Refusal('A version is three numbers such as 1.0.0.')
  return {
    name,
    label: { en: label, 'zh-CN': labelZh ?? label },
    version: templateVersion,
    definitions: only ?? ('all' as const),
    missing,
  }
}

/** By name, from a folder, or from a file; with all that it requires. */
async function readTemplates(name: string): Promise<Template[]> {
  if (!/[/\\.]/.test(name)) return findTemplate(name)
  const found = await stat(name).catch(() => undefined)
  if (!found) throw new Error(`There is no file or folder ${name}.`)
  return withRequired(found.isDirectory() ? await readTemplate(name) : fromBundle(await readArguments(`@${name}`)))
}

/** The id of the template of that name that lies in the folder already. */
async function earlierId(folder: string, name: string): Promise<string | undefined> {
  if (!existsSync(path.join(folder, 'template'))) return undefined
  const { manifest } = await readTemplate(folder)
  return manifest.name === name ? manifest.id : undefined
}

/** A folder with something else in it is not written over. */
async function assertOurs(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const entries = await readdir(folder).catch(() => undefined)
  if (!entries) throw new Error(`${folder} is not a folder.`)
  const isTemplate = entries.includes('template') || entries.every(name => name.startsWith('.'))
  if (!isTemplate) throw new Refusal(`${folder} holds something that is no template.`)
}
