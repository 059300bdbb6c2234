/** CodeMirror for one expression: a line that grows, completion, problems at their places. Tab leaves it. */
import { autocompletion } from '@codemirror/autocomplete'
import { insertNewlineAndIndent } from '@codemirror/commands'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { useEffect } from 'react'
import { completeFeel, type FeelWorld } from './feel-completion.ts'
import { feelLanguage } from './feel-language.ts'
import { type CodeEditorProps, useCodeEditor } from './use-code-editor.ts'

export interface FeelEditorProps extends CodeEditorProps {
  readonly label: string
  readonly invalid: boolean
  readonly describedBy: string
  /** What is wrong with a text; marked while that text stands here. */
  readonly marks: { readonly text: string; readonly diagnostics: readonly Diagnostic[] }
  readonly world: FeelWorld
  /** It is left, or Enter was pressed. */
  readonly onSettle: () => void
  /** Answers whether something was given up. */
  readonly onGiveUp: () => boolean
}

export function FeelEditor(props: FeelEditorProps) {
  const { host, view } = useCodeEditor(props, latest => {
    const { label, readOnly, describedBy } = latest.current
    return {
      attributes: {
        'aria-label': label,
        'aria-describedby': describedBy,
        role: 'textbox',
        ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
      },
      extensions: [
        EditorView.editable.of(!readOnly),
        feelLanguage,
        autocompletion({ override: [completeFeel(() => latest.current.world)], icons: false }),
        EditorView.domEventHandlers({
          blur: () => {
            latest.current.onSettle()
          },
        }),
      ],
      keys: [
        {
          key: 'Enter',
          run: () => {
            latest.current.onSettle()
            return true
          },
          shift: insertNewlineAndIndent,
        },
        { key: 'Escape', run: () => latest.current.onGiveUp() },
      ],
      isOpenedByTyping,
    }
  })

  const { text, diagnostics } = props.marks
  useEffect(() => {
    const editor = view.current
    if (editor?.state.doc.toString() === text) editor.dispatch(setDiagnostics(editor.state, diagnostics))
  }, [view, text, diagnostics])

  return <div ref={host} className={`feel-editor${props.invalid ? ' feel-editor-invalid' : ''}`} />
}

/** A point, a quotation mark or a comparison is followed by names. */
function isOpenedByTyping({ transactions, state }: ViewUpdate): boolean {
  const { head } = state.selection.main
  return transactions.some(item => item.isUserEvent('input.type')) && /(?:[."]|= )$/.test(state.sliceDoc(0, head))
}
