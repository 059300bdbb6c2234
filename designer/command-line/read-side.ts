/** One side of a comparison by what somebody types: a folder, `head`, `revision:3`, `draft:name` or `template:name`. */
import type { NamedApplication, ResolvedApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { readContent } from '#metadata/promotion/content.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { readHead, unknownRevision } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { joinTemplates, toTemplate, withRequired } from '#runtime/installation/read-template.ts'

import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { findTemplate } from '../templates/find-template.ts'
import { findDraft } from './find-draft.ts'
import { assertSound, readFolder } from './folder.ts'
import type { Shell } from './shell.ts'

export interface Side {
  /** `revision 3`, `the draft Spring`, or the folder. */
  readonly title: string
  readonly named: NamedApplication
  readonly resolved: ResolvedApplication
}

/** Whether it lies in a database; folders and templates do not. */
export function needsSystem(text: string): boolean {
  return text === 'head' || /^(revision|draft):/.test(text)
}

/** Whether it is a folder. */
export function isFolderSide(text: string): boolean {
  return !needsSystem(text) && !text.startsWith('template:')
}

/** Reads it; `db` is asked only where it is no folder and no template. */
export async function readSide(db: Queryable | undefined, text: string, shell: Shell): Promise<Side> {
  if (isFolderSide(text)) return named(text, await readWhole(text, shell))
  const [kind, of = ''] = text.split(/:(.*)/s)
  if (kind === 'template') return named(`the template ${of}`, joinTemplates(await findTemplate(of)))
  if (!db) throw new Error(`${text} needs a system.`)
  if (kind === 'draft') {
    const { name, content } = await findDraft(db, of)
    return resolved(`the draft ${name}`, await loadDefinitions(db, content))
  }
  if (kind === 'revision' && !/^\d{1,9}$/.test(of)) throw unknownRevision(`There is no revision ${of.slice(0, 40)}.`)
  const number = kind === 'head' ? await readHead(db) : Number(of)
  return resolved(`revision ${number}`, await loadDefinitions(db, await readContent(db, number)))
}

/** The application of a folder; that of a template comes with what it requires. */
async function readWhole(folder: string, shell: Shell): Promise<NamedApplication> {
  const { application, findings } = await readFolder(folder)
  const manifests = application.definitions.filter(item => item.kind === 'template')
  const [manifest] = manifests
  if (!manifest?.requires || manifests.length > 1) return assertSound(folder, application, findings, shell)
  const whole = joinTemplates(await withRequired(toTemplate(application.definitions, folder)))
  return assertSound(folder, whole, findFindings(whole), shell)
}

function named(title: string, application: NamedApplication): Side {
  return { title, named: application, resolved: toResolved(application) }
}

function resolved(title: string, application: ResolvedApplication): Side {
  return { title, named: toNamed(application), resolved: application }
}
