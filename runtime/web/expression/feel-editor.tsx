/** CodeMirror for one expression: a line that grows, completion, problems at their places. Tab leaves it. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { codeTheme } from './code-theme.ts'
import { completeFeel, type FeelWorld } from './feel-completion.ts'
import { feelLanguage } from './feel-language.ts'

export interface FeelEditorProps {
  readonly label: string
  readonly text: string
  readonly readOnly: boolean
  readonly invalid: boolean
  readonly describedBy: string
  /** What is wrong with a text; marked while that text stands here. */
  readonly marks: { readonly text: string; readonly diagnostics: readonly Diagnostic[] }
  readonly world: FeelWorld
  readonly onChange: (text: string) => void
  /** It is left, or Enter was pressed. */
  readonly onSettle: () => void
  /** Answers whether something was given up. */
  readonly onGiveUp: () => boolean
}

export function FeelEditor(props: FeelEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const { text, label, readOnly, describedBy } = latest.current
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          EditorState.readOnly.of(readOnly),
          EditorView.editable.of(!readOnly),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': describedBy,
            role: 'textbox',
            translate: 'no',
            spellcheck: 'false',
            ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
          }),
          codeTheme,
          feelLanguage,
          autocompletion({ override: [completeFeel(() => latest.current.world)], icons: false }),
          keymap.of([
            { key: 'Mod-Space', run: startCompletion },
            {
              key: 'Enter',
              run: () => {
                latest.current.onSettle()
                return true
              },
              shift: insertNewlineAndIndent,
            },
            { key: 'Escape', run: () => latest.current.onGiveUp() },
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.domEventHandlers({
            blur: () => {
              latest.current.onSettle()
            },
          }),
          EditorView.updateListener.of(update => {
            if (!update.docChanged) return
            latest.current.onChange(update.state.doc.toString())
            if (isOpenedByTyping(update)) setTimeout(() => made.hasFocus && startCompletion(made))
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === props.text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.text } })
  }, [props.text])
  const { text, diagnostics } = props.marks
  useEffect(() => {
    const editor = view.current
    if (editor?.state.doc.toString() === text) editor.dispatch(setDiagnostics(editor.state, diagnostics))
  }, [text, diagnostics])

  return <div ref={host} className={`feel-editor${props.invalid ? ' feel-editor-invalid' : ''}`} />
}

/** A point, a quotation mark or a comparison is followed by names. */
function isOpenedByTyping({ transactions, state }: ViewUpdate): boolean {
  const { head } = state.selection.main
  return transactions.some(item => item.isUserEvent('input.type')) && /(?:[."]|= )$/.test(state.sliceDoc(0, head))
}
