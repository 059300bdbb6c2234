/** CodeMirror for one JSON text: completion, faults at their places, Ctrl S; what it means is for the screen around it. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { type Diagnostic, forceLinting, linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { type CompletionWorld, completeJson } from './json-completion.ts'
import { rangeOf } from './json-places.ts'
import { jsonTheme } from './json-theme.ts'

/** Something to say about a place of the value. */
export interface Remark {
  readonly pointer: string
  readonly severity: 'error' | 'warning'
  readonly message: string
}

interface JsonEditorProps {
  readonly label: string
  readonly text: string
  readonly readOnly: boolean
  readonly remarks: readonly Remark[]
  readonly world: CompletionWorld
  readonly onChange: (text: string) => void
  readonly onSave: () => void
  readonly onFormat: () => void
  /** JSON pointer of what the cursor begins at. */
  readonly startAt?: string | undefined
}

export function JsonEditor(props: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const { text, label, readOnly, startAt } = latest.current
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSelectionMatches(),
          EditorState.readOnly.of(readOnly),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, translate: 'no', spellcheck: 'false' }),
          json(),
          jsonTheme,
          autocompletion({ override: [completeJson(() => latest.current.world)], icons: false }),
          lintGutter(),
          linter(editor => diagnosticsOf(editor, latest.current.remarks), { delay: 300 }),
          keymap.of([
            { key: 'Mod-s', preventDefault: true, run: () => answered(latest.current.onSave) },
            { key: 'Shift-Alt-f', preventDefault: true, run: () => answered(latest.current.onFormat) },
            { key: 'Mod-Space', run: startCompletion },
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...lintKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of(update => {
            if (!update.docChanged) return
            latest.current.onChange(update.state.doc.toString())
            if (isQuoteTyped(update)) setTimeout(() => made.hasFocus && startCompletion(made))
          }),
        ],
      }),
    })
    // Long texts scroll, also by keyboard.
    made.scrollDOM.tabIndex = 0
    if (startAt) {
      const { from } = rangeOf(made.state, startAt)
      made.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    }
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === props.text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.text } })
  }, [props.text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: remarks are read through the latest props
  useEffect(() => {
    if (view.current) forceLinting(view.current)
  }, [props.remarks])

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

const parseFaults = jsonParseLinter()

function diagnosticsOf(editor: EditorView, remarks: readonly Remark[]): Diagnostic[] {
  const faults = editor.state.doc.toString().trim() === '' ? [] : parseFaults(editor)
  if (faults.length > 0) return faults.slice(0, 1)
  return remarks.map(({ pointer, severity, message }) => ({ ...rangeOf(editor.state, pointer), severity, message }))
}
