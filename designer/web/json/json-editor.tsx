/** CodeMirror for one JSON text: completion, faults at their places, Ctrl S; what it means is for the screen around it. */
import { autocompletion } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { type Diagnostic, forceLinting, linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { StateEffect } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect } from 'react'
import { type CodeEditorProps, useCodeEditor } from '#runtime/web/expression/use-code-editor.ts'
import { findSyntaxFault } from './find-syntax-fault.ts'
import { type CompletionWorld, completeJson } from './json-completion.ts'
import { rangeOf } from './json-places.ts'

/** Something to say about a place of the value. */
export interface Remark {
  readonly pointer: string
  readonly severity: 'error' | 'warning'
  readonly message: string
}

interface JsonEditorProps extends CodeEditorProps {
  readonly label: string
  readonly remarks: readonly Remark[]
  /** JSON pointer of what is brought into sight when it comes up. */
  readonly lookAt?: string | undefined
  /** What is said at a line that is not JSON. */
  readonly sayFault: (line: number) => string
  readonly world: CompletionWorld
  readonly onSave: () => void
  readonly onFormat: () => void
  /** JSON pointer of what the cursor begins at. */
  readonly startAt?: string | undefined
}

/** There are other remarks, so the marks are made anew although the text is the same. */
const remarked = StateEffect.define<null>()

export function JsonEditor(props: JsonEditorProps) {
  const { host, view } = useCodeEditor(props, latest => ({
    attributes: { 'aria-label': latest.current.label },
    extensions: [
      lineNumbers(),
      foldGutter(),
      drawSelection(),
      indentOnInput(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      json(),
      autocompletion({ override: [completeJson(() => latest.current.world)], icons: false }),
      lintGutter(),
      linter(editor => diagnosticsOf(editor, latest.current), {
        delay: 300,
        needsRefresh: ({ transactions }) => transactions.some(item => item.effects.some(is => is.is(remarked))),
      }),
    ],
    keys: [
      { key: 'Mod-s', preventDefault: true, run: () => answered(latest.current.onSave) },
      { key: 'Shift-Alt-f', preventDefault: true, run: () => answered(latest.current.onFormat) },
    ],
    moreKeys: [...searchKeymap, ...foldKeymap, ...lintKeymap],
    isOpenedByTyping: isQuoteTyped,
    onMade: made => {
      // Long texts scroll, also by keyboard.
      made.scrollDOM.tabIndex = 0
      const { startAt } = latest.current
      if (!startAt) return
      const { from } = rangeOf(made.state, startAt)
      made.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    },
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: remarks are read through the latest props
  useEffect(() => {
    if (!view.current) return
    view.current.dispatch({ effects: remarked.of(null) })
    forceLinting(view.current)
  }, [props.remarks])
  useEffect(() => {
    const editor = view.current
    if (!editor || props.lookAt === undefined) return
    const { from } = rangeOf(editor.state, props.lookAt)
    editor.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 40 }) })
  }, [view, props.lookAt])

  return <div ref={host} className="json-editor" />
}

/** Names and values begin with a quote, which opens the list of what is possible. */
function isQuoteTyped({ transactions, state }: ViewUpdate): boolean {
  const { head } = state.selection.main
  return transactions.some(item => item.isUserEvent('input.type')) && state.sliceDoc(head - 1, head) === '"'
}

function answered(act: () => void): true {
  act()
  return true
}

function diagnosticsOf({ state }: EditorView, { remarks, sayFault }: JsonEditorProps): Diagnostic[] {
  const text = state.doc.toString()
  const fault = text.trim() === '' ? undefined : findSyntaxFault(text)
  if (fault) return [{ from: fault.from, to: fault.to, severity: 'error', message: sayFault(fault.line) }]
  return remarks.map(({ pointer, severity, message }) => ({ ...rangeOf(state, pointer), severity, message }))
}
