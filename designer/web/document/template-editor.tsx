/** CodeMirror for one text of a document: HTML with braces, completion from the draft, findings at their places. */
import { autocompletion, type CompletionSource } from '@codemirror/autocomplete'
import { html, htmlCompletionSource } from '@codemirror/lang-html'
import { foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { searchKeymap } from '@codemirror/search'
import { EditorState, Prec } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect } from 'react'
import type { Finding } from '#metadata/finding.ts'
import { isRefusedName } from '#metadata/handlebars/html-places.ts'
import { type CodeEditorProps, useCodeEditor } from '#runtime/web/expression/use-code-editor.ts'
import { completeTemplate, type TemplateWorld } from './template-completion.ts'

interface TemplateEditorProps extends CodeEditorProps {
  readonly label: string
  /** CSS has no braces of ours. */
  readonly language: 'html' | 'text' | 'css'
  readonly findings: readonly Finding[]
  readonly say: (finding: Finding) => string
  readonly world: TemplateWorld
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

const completed = (language: TemplateEditorProps['language'], world: () => TemplateWorld) =>
  autocompletion({
    icons: false,
    override: [completeTemplate(world), ...(language === 'html' ? [outsideBraces] : [])],
  })

export function TemplateEditor(props: TemplateEditorProps) {
  const { host, view } = useCodeEditor(props, latest => {
    const { label, language } = latest.current
    return {
      attributes: { 'aria-label': label },
      extensions: [
        lineNumbers(),
        foldGutter(),
        drawSelection(),
        indentOnInput(),
        Prec.highest(EditorState.languageData.of(() => [{ closeBrackets: closed }])),
        highlightActiveLine(),
        lintGutter(),
        ...(language === 'html' ? [html({ autoCloseTags: true })] : []),
        ...(language === 'css' ? [] : [marked, completed(language, () => latest.current.world)]),
        EditorView.domEventHandlers({ blur: () => void latest.current.onSettle() }),
      ],
      keys: [{ key: 'Mod-s', preventDefault: true, run: () => settle(latest.current) }],
      moreKeys: [...searchKeymap, ...foldKeymap],
      isOpenedByTyping,
      // Long texts scroll, also by keyboard.
      onMade: made => {
        made.scrollDOM.tabIndex = 0
      },
    }
  })

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
  }, [view, findings, say])

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
