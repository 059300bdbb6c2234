/** How a command that fails is told, and how it ends. */
import { CommanderError } from 'commander'

import type { LocalizedText } from '#metadata/definitions.ts'
import { describeFinding } from '#metadata/describe-finding.ts'
import type { Finding } from '#metadata/findings.ts'
import { Problem } from '#platform/problem.ts'

import type { ShownOverlap } from '../promotion/production-changes.ts'
import type { Effect } from '../uses/effect.ts'
import { Refusal, type Shell } from './shell.ts'

/** Tells what went wrong; answers the exit code. */
export function explain(error: unknown, note: Shell['note']): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Problem) {
    for (const finding of (error.extras.findings as Finding[] | undefined) ?? []) note(describeFinding(finding))
    note(error.message + hintOf(error))
    if (error.code === 'promotion/stale') {
      note(
        error.extras.base === undefined
          ? 'Export the head to another folder and bring your changes in there; with --base you would undo those of others.'
          : 'Take in what changed with "draft rebase".',
      )
    }
    return error.status < 500 || error.code === 'promotion/blocked' ? 1 : 2
  }
  note(process.env.DEBUG && error instanceof Error ? String(error.stack) : (error as Error).message)
  return error instanceof Refusal ? 1 : 2
}

/** What a problem carries besides, as far as it helps at a terminal. */
function hintOf({ extras }: Problem): string {
  const near = Array.isArray(extras.didYouMean) ? ` Did you mean ${extras.didYouMean.join(', ')}?` : ''
  return near + [...missingOf(extras), ...usesOf(extras), ...overlapsOf(extras)].map(line => `\n${line}`).join('')
}

function missingOf({ missing }: Problem['extras']): string[] {
  const items = (Array.isArray(missing) ? missing : []) as { key?: string; message?: LocalizedText }[]
  return items.flatMap(({ key, message }) => (key ? [`! ${key}  ${message?.en ?? ''}`] : []))
}

/** Every place that what was refused would change, and how one agrees. */
function usesOf({ uses }: Problem['extras']): string[] {
  const items = (Array.isArray(uses) ? uses : []) as Partial<Effect>[]
  const lines = items.flatMap(({ kind, name, pointer, effect }) =>
    effect ? [`! ${kind}/${name} ${pointer}  ${effect.en}`] : [],
  )
  return lines.length > 0 ? [...lines, 'With "also": "all" in the arguments all of this is done along.'] : []
}

/** What both sides changed, a sentence of each. */
function overlapsOf({ overlaps }: Problem['extras']): string[] {
  const items = (Array.isArray(overlaps) ? overlaps : []) as ShownOverlap[]
  return items.flatMap(({ kind, name, mine, theirs }) => [
    `! ${kind}/${name}`,
    `  mine    ${mine.text.en}`,
    `  theirs  ${theirs.text.en}`,
  ])
}
