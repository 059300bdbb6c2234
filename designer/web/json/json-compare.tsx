/** Two versions of a definition beside each other: what others made of it, and what is typed here, still to be edited. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { codeTheme } from '#runtime/web/expression/code-theme.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface JsonCompareProps {
  readonly theirs: string
  readonly mine: string
  readonly onChange: (mine: string) => void
}

export function JsonCompare({ theirs, mine, onChange }: JsonCompareProps) {
  const t = useTexts(texts)
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ mine, onChange, t })
  useEffect(() => {
    latest.current = { mine, onChange, t }
  })
  useEffect(() => {
    const { mine: start, t: words } = latest.current
    const shared = [lineNumbers(), json(), codeTheme, EditorView.lineWrapping]
    const view = new MergeView({
      parent: host.current!,
      a: {
        doc: theirs,
        extensions: [
          ...shared,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': words.theirs, translate: 'no' }),
        ],
      },
      b: {
        doc: start,
        extensions: [
          ...shared,
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': words.mine, translate: 'no' }),
          EditorView.updateListener.of(update => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
        ],
      },
      revertControls: 'a-to-b',
      collapseUnchanged: { margin: 3, minSize: 6 },
      renderRevertControl: () => {
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'json-take'
        button.title = words.takeThis
        button.setAttribute('aria-label', words.takeThis)
        button.textContent = '→'
        return button
      },
    })
    return () => view.destroy()
  }, [theirs])
  return (
    <div className="json-compare">
      <div className="json-sides muted">
        <span>{t.theirs}</span>
        <span>{t.mine}</span>
      </div>
      <div ref={host} className="json-merge" />
    </div>
  )
}
