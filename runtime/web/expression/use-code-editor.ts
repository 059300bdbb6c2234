/** CodeMirror on the screen: made once, with what every editor of ours has, and following the text that it is given. */
import { closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap, type ViewUpdate } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import { codeTheme } from './code-theme.ts'

/** What every editor is given. */
export interface CodeEditorProps {
  readonly text: string
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
}

/** What an editor has besides. */
export interface CodeEditorSetup {
  readonly extensions: readonly Extension[]
  /** Before the usual keys. */
  readonly keys: readonly KeyBinding[]
  /** After those of completion. */
  readonly moreKeys?: readonly KeyBinding[]
  readonly attributes: Readonly<Record<string, string>>
  /** Whether what was typed opens the completion. */
  readonly isOpenedByTyping: (update: ViewUpdate) => boolean
  readonly onMade?: (view: EditorView) => void
}

export interface CodeEditor {
  /** The element that it is put into. */
  readonly host: RefObject<HTMLDivElement | null>
  readonly view: RefObject<EditorView | undefined>
}

/** `setUp` is asked once; it reads what changes later through `latest`. */
export function useCodeEditor<P extends CodeEditorProps>(
  props: P,
  setUp: (latest: { readonly current: P }) => CodeEditorSetup,
): CodeEditor {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is made once
  useEffect(() => {
    const { text, readOnly } = latest.current
    const { extensions, keys, moreKeys = [], attributes, isOpenedByTyping, onMade } = setUp(latest)
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          EditorState.readOnly.of(readOnly),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ translate: 'no', spellcheck: 'false', ...attributes }),
          codeTheme,
          ...extensions,
          keymap.of([
            ...keys,
            { key: 'Mod-Space', run: startCompletion },
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...moreKeys,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of(update => {
            if (!update.docChanged) return
            latest.current.onChange(update.state.doc.toString())
            if (isOpenedByTyping(update)) setTimeout(() => made.hasFocus && startCompletion(made))
          }),
        ],
      }),
    })
    onMade?.(made)
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === props.text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.text } })
  }, [props.text])

  return { host, view }
}
