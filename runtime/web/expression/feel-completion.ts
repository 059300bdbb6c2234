/**
 * What can stand at the cursor: names of the application as the server tells them, functions with their parameters, words
 * of the language. Names are found by what they are called in the person's language as well.
 */
import type { Completion, CompletionSource } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { builtIns, type Signature } from '#metadata/feel/built-ins.ts'
import type { Completed, Option } from '#metadata/feel/completion/complete-expression.ts'
import { describeType, type FeelType } from '#metadata/feel/types.ts'
import type { LocaleFormats } from '../i18n/use-locale.ts'

/** What completion needs to know, read anew each time. */
export interface FeelWorld {
  readonly ask: (text: string, at: number) => Promise<Completed>
  readonly formats: Pick<LocaleFormats, 'locale' | 'text'>
}

interface Offer extends Completion {
  /** In the person's language. */
  readonly called?: string
}

const languageWords = [
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'in',
  'between',
  'for',
  'some',
  'every',
  'satisfies',
  'return',
  'instance of',
  'true',
  'false',
  'null',
]

/** The source for autocompletion. */
export function completeFeel(world: () => FeelWorld): CompletionSource {
  let last: { readonly before: string; readonly answer: Promise<Completed> } | undefined
  return async context => {
    const { state, pos, explicit } = context
    const typed = context.matchBefore(/[\p{L}\p{N}_]*/u)?.text ?? ''
    const before = state.sliceDoc(0, pos - typed.length)
    if (!explicit && typed === '' && !/(?:[."[(=,]|\bin)\s*$/.test(before)) return null
    if (/^\d/.test(typed)) return null
    const { ask, formats } = world()
    // While one word is typed, what could stand there stays the same.
    if (last?.before !== before) last = { before, answer: ask(state.doc.toString(), pos) }
    const { answer } = last
    const found = await answer.catch(() => undefined)
    if (!found) {
      last = undefined
      return null
    }
    const isAsked = explicit || typed !== '' || before.endsWith('.') || found.isInText
    const own = found.options.filter(({ kind }) => isAsked || kind === 'code')
    const offers = [
      ...own.map(option => offerOf(option, found.isInText, formats)),
      ...(found.isOpen && isAsked
        ? general(formats.locale).filter(({ label }) => !own.some(({ name }) => name === label))
        : []),
    ]
    const options = matching(offers, found.isInText ? state.sliceDoc(found.from, pos) : typed)
    // What is written out needs no list, and Enter takes the expression over.
    if (options.length === 1 && options[0]?.label === typed && !explicit) return null
    return options.length > 0
      ? { from: Math.min(found.isInText ? found.from : pos - typed.length, pos), options, filter: false }
      : null
  }
}

function offerOf(
  { kind, name, label, type }: Option,
  isInText: boolean,
  { locale, text }: FeelWorld['formats'],
): Offer {
  const called = label ? text(label, '') : ''
  const words = type ? (locale === 'en' ? type.en : type.zh) : ''
  const isText = kind === 'code' || kind === 'role'
  return {
    label: isText && !isInText ? JSON.stringify(name) : name,
    detail: [called === name ? '' : called, words].filter(Boolean).join(' · '),
    type: isText ? 'constant' : kind === 'name' ? 'variable' : 'property',
    called,
    ...(isText && isInText ? { apply: leaveText(name) } : {}),
  }
}

/** Takes the text over and goes behind its end. */
const leaveText = (name: string) => (view: EditorView, _: Completion, from: number, to: number) => {
  const isClosed = view.state.sliceDoc(to, to + 1) === '"'
  const insert = isClosed ? name : `${name}"`
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + name.length + 1 },
    userEvent: 'input.complete',
  })
}

function general(locale: string): Offer[] {
  return [
    ...[...builtIns].map(([name, signatures]) => functionOffer(name, signatures, locale)),
    ...languageWords.map(label => ({ label, type: 'keyword' })),
  ]
}

function functionOffer(name: string, signatures: readonly Signature[], locale: string): Offer {
  const [first] = signatures
  const typeOf = (type: FeelType) => describeType(type)[locale === 'en' ? 'en' : 'zh']
  const lines = signatures.map(({ parameters, result }) => {
    const inner = parameters.map(
      item => `${item.rest ? '…' : ''}${item.name}${item.optional ? '?' : ''}: ${typeOf(item.type)}`,
    )
    return `${name}(${inner.join(', ')}): ${typeOf(result)}`
  })
  return {
    label: name,
    detail: `(${(first?.parameters ?? []).map(item => item.name).join(', ')})`,
    type: 'function',
    info: lines.join('\n'),
    apply: (view, _, from, to) => {
      const isEmpty = (first?.parameters ?? []).length === 0
      const anchor = from + name.length + (isEmpty ? 2 : 1)
      view.dispatch({ changes: { from, to, insert: `${name}()` }, selection: { anchor }, userEvent: 'input.complete' })
    },
  }
}

/** Those that begin with what was typed, then those that hold it. */
function matching(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = typed.toLowerCase()
  const rank = ({ label, called = '' }: Offer) => {
    const names = [label.replace(/^"/, '').toLowerCase(), called.toLowerCase()]
    if (names.some(name => name.startsWith(wanted))) return 0
    return names.some(name => name.includes(wanted)) ? 1 : 2
  }
  return offers
    .map(offer => ({ offer, rank: rank(offer) }))
    .filter(item => item.rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map(item => item.offer)
}
