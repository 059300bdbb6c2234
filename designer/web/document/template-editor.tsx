/** CodeMirror for one text of a document: HTML with braces, completion from the draft, findings at their places. */
import {
  autocompletion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { html, htmlCompletionSource } from '@codemirror/lang-html'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { searchKeymap } from '@codemirror/search'
import { EditorState, Prec } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Finding } from '#metadata/finding.ts'
import { isRefusedName } from '#metadata/handlebars/html-places.ts'
import { codeTheme } from '#runtime/web/expression/code-theme.ts'
import { completeTemplate, type TemplateWorld } from './template-completion.ts'

interface TemplateEditorProps {
  readonly label: string
  readonly text: string
  readonly readOnly: boolean
  /** CSS has no braces of ours. */
  readonly language: 'html' | 'text' | 'css'
  readonly findings: readonly Finding[]
  readonly say: (finding: Finding) => string
  readonly world: TemplateWorld
  readonly onChange: (text: string) => void
  readonly onSettle: () => void
}

/** Braces stand out of the HTML. */
const braces = new MatchDecorator({
  regexp: /\{\{[^{}]*\}\}/g,
  decoration: () => Decoration.mark({ class: 'template-braces' }),
})
const marked = ViewPlugin.define(
  view => ({
    decorations: braces.createDeco(view),
    update(update: ViewUpdate) {
      this.decorations = braces.updateDeco(update, this.decorations)
    },
  }),
  { decorations: plugin => plugin.decorations },
)

/** Braces close themselves before a tag, too. */
const closed = { brackets: ['(', '[', '{', '"'], before: ')]}:;><' }

/** Tags are offered where no name of ours is typed, and none that the check refuses. */
const outsideBraces: CompletionSource = context => {
  if (isInBraces(context.state.sliceDoc(0, context.pos))) return null
  const found = htmlCompletionSource(context)
  return found && { ...found, options: found.options.filter(({ label }) => !isRefusedName(label.replace(/^\W+/, ''))) }
}

export function TemplateEditor(props: TemplateEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const { text, label, readOnly, language } = latest.current
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
          Prec.highest(EditorState.languageData.of(() => [{ closeBrackets: closed }])),
          highlightActiveLine(),
          lintGutter(),
          EditorState.readOnly.of(readOnly),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, translate: 'no', spellcheck: 'false' }),
          codeTheme,
          ...(language === 'html' ? [html({ autoCloseTags: true })] : []),
          ...(language === 'css' ? [] : [marked]),
          ...(language === 'css'
            ? []
            : [
                autocompletion({
                  icons: false,
                  override: [
                    completeTemplate(() => latest.current.world),
                    ...(language === 'html' ? [outsideBraces] : []),
                  ],
                }),
              ]),
          keymap.of([
            { key: 'Mod-Space', run: startCompletion },
            { key: 'Mod-s', preventDefault: true, run: () => settle(latest.current) },
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...defaultKeymap,
          ]),
          EditorView.domEventHandlers({ blur: () => void latest.current.onSettle() }),
          EditorView.updateListener.of(update => {
            if (!update.docChanged) return
            latest.current.onChange(update.state.doc.toString())
            if (isOpenedByTyping(update)) setTimeout(() => made.hasFocus && startCompletion(made))
          }),
        ],
      }),
    })
    // Long texts scroll, also by keyboard.
    made.scrollDOM.tabIndex = 0
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === props.text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.text } })
  }, [props.text])
  const { findings, say } = props
  // A finding is of the text as it was saved: what is typed since moves its mark along.
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const length = editor.state.doc.length
    const diagnostics = findings.map(
      (finding): Diagnostic => ({
        from: Math.min(finding.range?.from ?? 0, length),
        to: Math.min(finding.range?.to ?? 0, length),
        severity: finding.severity,
        message: say(finding),
      }),
    )
    editor.dispatch(setDiagnostics(editor.state, diagnostics))
  }, [findings, say])

  return <div ref={host} className="template-editor" />
}

function settle({ onSettle }: TemplateEditorProps): true {
  onSettle()
  return true
}

function isInBraces(before: string): boolean {
  return before.lastIndexOf('{{') > before.lastIndexOf('}}')
}

/** Braces, a point and a blank within braces are followed by names. */
function isOpenedByTyping({ transactions, state }: ViewUpdate): boolean {
  const { head } = state.selection.main
  const before = state.sliceDoc(Math.max(0, head - 200), head)
  return (
    transactions.some(item => item.isUserEvent('input.type')) && isInBraces(before) && /(?:\{\{|[.\s#])$/.test(before)
  )
}
