/** Folders of definitions as the command line reads them. */

import { stat } from 'node:fs/promises'
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import { readBundle } from '#metadata/bundle.ts'
import { counted } from '#metadata/counted.ts'
import { describeFinding } from '#metadata/describe-finding.ts'
import { type Finding, findFindings } from '#metadata/findings.ts'

import { Refusal, type Shell } from './shell.ts'

interface Folder {
  readonly application: NamedApplication
  readonly findings: readonly Finding[]
}

/** Throws where there is something else, or nothing. */
export async function assertFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found) throw new Error(`There is no folder ${folder}.`)
  if (!found.isDirectory()) throw new Error(`${folder} is not a folder.`)
}

/** The definitions of a folder and everything wrong with them; writes nothing unless asked to. */
export async function readFolder(folder: string, { writeIds = false } = {}): Promise<Folder> {
  await assertFolder(folder)
  const { definitions, findings } = await readBundle(folder, { writeIds })
  if (definitions.length === 0 && !findings.some(isError)) {
    throw new Error(`There are no definitions in ${folder}: it has none of the folders object, form, list and so on.`)
  }
  const application = toApplication(definitions)
  // What is between definitions can only be judged when all of them could be read.
  return { application, findings: findings.some(isError) ? findings : [...findings, ...findFindings(application)] }
}

/** The application of a folder; refuses one with errors. */
export async function readSound(folder: string, shell: Pick<Shell, 'note'>): Promise<NamedApplication> {
  const { application, findings } = await readFolder(folder)
  return assertSound(folder, application, findings, shell)
}

/** The application, which came from a folder, unless it has errors. */
export function assertSound(
  folder: string,
  application: NamedApplication,
  findings: readonly Finding[],
  { note }: Pick<Shell, 'note'>,
): NamedApplication {
  const errors = findings.filter(isError)
  for (const finding of errors) note(describeFinding(finding))
  if (errors.length > 0) throw new Refusal(`${folder} has ${counted(errors.length, 'error')}; nothing was changed.`)
  return application
}

/** The application of a folder whose files can be read, whatever is wrong between them. */
export async function readReadable(folder: string, shell: Pick<Shell, 'note'>): Promise<NamedApplication> {
  await assertFolder(folder)
  const { definitions, findings } = await readBundle(folder)
  assertSound(folder, toApplication(definitions), findings, shell)
  return (await readFolder(folder, { writeIds: true })).application
}

/** Whether a finding keeps an application from being promoted. */
export function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
