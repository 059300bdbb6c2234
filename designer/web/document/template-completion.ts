/** What can stand between braces where the cursor is: fields of the record or of what is repeated, helpers, blocks. */
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { approvalNames, documentDialect } from '#metadata/handlebars/dialects.ts'
import type { DraftHandle } from '../draft/use-draft.ts'
import { fieldsOf } from '../panel/draft-fields.ts'

/** What completion knows. */
export interface TemplateWorld {
  readonly draft: Pick<DraftHandle, 'find' | 'byId' | 'all'>
  readonly object: ObjectDefinition | undefined
  readonly label: (item: { readonly label?: object; readonly name?: string }) => string
  /** What a helper or a reserved name is, in the reader's language. */
  readonly explain: (name: string) => string
}

/** What is repeated where the cursor is; `approvals` has decisions. */
type Scope = ObjectDefinition | 'approvals' | undefined

const snippets: Readonly<Record<string, string>> = {
  each: '#each #{lines}}}\n#{}\n{{/each',
  if: '#if #{name}}}#{}{{/if',
  unless: '#unless #{name}}}#{}{{/unless',
}

/** The source of completions. */
export function completeTemplate(world: () => TemplateWorld) {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos)
    const open = before.lastIndexOf('{{')
    if (open < 0 || before.indexOf('}}', open) >= 0) return null
    const inside = before.slice(open + 2)
    const word = /[\p{L}\p{N}_./@#-]*$/u.exec(inside)?.[0] ?? ''
    const scopes = scopesAt(before.slice(0, open), world())
    const path = word.split('.')
    const from = context.pos - (path.at(-1) ?? '').length
    const options =
      path.length > 1 ? membersOf(path.slice(0, -1), scopes, world()) : beginnings(inside, word, scopes, world())
    return options.length > 0 ? { from: path.length > 1 ? from : context.pos - word.length, options } : null
  }
}

/** Fields below a path that has been begun. */
function membersOf(path: readonly string[], scopes: readonly Scope[], world: TemplateWorld): Completion[] {
  const [first = '', ...rest] = path
  if (first === 'setting') {
    return world.draft.all('setting').map(item => ({ label: item.name, detail: world.label(item), type: 'variable' }))
  }
  const names = first === 'record' ? rest : path
  let scope = first === 'record' ? scopes[0] : scopes.at(-1)
  for (const name of names) {
    if (scope === undefined || scope === 'approvals') return []
    scope = fieldsOf(world.draft, scope).find(field => field.name === name)?.target
  }
  return fieldCompletions(scope, world)
}

function beginnings(inside: string, word: string, scopes: readonly Scope[], world: TemplateWorld): Completion[] {
  const isFirst = inside.trimStart() === word
  const block = /^\s*#each\s/.test(inside)
  const helper = /^\s*(?:#\w+\s+\()?\s*(\w+)\s/.exec(inside)?.[1] ?? ''
  const { helpers, reserved } = documentDialect
  const named = block ? documentDialect.eachNames : (helpers[helper as keyof typeof helpers]?.named ?? [])
  const fields = fieldCompletions(scopes.at(-1), world, block && !/\sby=\w*$/.test(inside))
  const names = reserved.map(name => ({ label: name, detail: world.explain(name), type: 'keyword', boost: -1 }))
  if (!isFirst) {
    const words = named.map(name => ({ label: `${name}=`, detail: world.explain(name), type: 'property', boost: 1 }))
    return [...words, ...fields, ...(block ? names.filter(item => item.label === 'approvals') : names)]
  }
  const calls = Object.keys(helpers).map(name => ({
    label: name,
    apply: `${name} `,
    detail: world.explain(name),
    type: 'function',
    boost: -2,
  }))
  const blocks = Object.entries(snippets).map(([name, text]) =>
    snippetCompletion(text, { label: `#${name}`, detail: world.explain(name), type: 'keyword', boost: -2 }),
  )
  return [...fields, ...names, ...calls, ...blocks]
}

function fieldCompletions(scope: Scope, world: TemplateWorld, isRepeated = false): Completion[] {
  if (scope === 'approvals') return approvalNames.map(name => ({ label: name, type: 'variable' }))
  return fieldsOf(world.draft, scope)
    .filter(field => !isRepeated || field.type === 'children')
    .map(field => ({ label: field.name, detail: world.label(field), type: 'variable' }))
}

/** The record, and inside of it what the blocks that are open go through. */
function scopesAt(text: string, world: TemplateWorld): Scope[] {
  const scopes: Scope[] = [world.object]
  const opened: string[] = []
  for (const [, mark, name, path] of text.matchAll(/\{\{~?\s*([#/])(each|if|unless)(?:\s+([\p{L}\p{N}_.]+))?/gu)) {
    if (mark === '/') {
      if (opened.pop() === 'each') scopes.pop()
      continue
    }
    opened.push(name ?? '')
    if (name !== 'each') continue
    const scope = scopes.at(-1)
    if (path === 'approvals') scopes.push('approvals')
    else if (scope === undefined || scope === 'approvals') scopes.push(undefined)
    else scopes.push(fieldsOf(world.draft, scope).find(field => field.name === path)?.target)
  }
  return scopes
}
