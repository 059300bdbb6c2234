/**
 * The JSON view around its editor: saved as one edit, refused with what is wrong at its place. When somebody else
 * changes the definition meanwhile, both versions stand beside each other and nothing typed is lost.
 */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Tooltip } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import type { Kinds } from '../panel/use-kinds.ts'
import { useRefusalText } from '../panel/use-refusal-text.ts'
import { useTexts } from '../texts/use-texts.ts'
import { JsonCompare } from './json-compare.tsx'
import { JsonEditor, type Remark } from './json-editor.tsx'
import { parseText, type TextFault } from './parse-text.ts'
import { texts } from './texts.ts'
import { keepUnsaved, readUnsaved } from './unsaved-text.ts'
import './json.css'

interface JsonScreenProps {
  readonly definition: Definition
  readonly kinds: Kinds
}

const refusals = [
  'definition/stale',
  'definition/malformed',
  'command/refused',
  'command/invalid',
  'request/too-large',
  'request/malformed',
]

export function JsonScreen({ definition, kinds }: JsonScreenProps) {
  const t = useTexts(texts)
  const { text: say, locale } = useLocale()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [search] = useSearchParams()
  const handle = useDraft()
  const { draft, run, readOnly, findingsOf } = handle
  const refusalText = useRefusalText()
  const current = useMemo(() => JSON.stringify(definition, null, 2), [definition])
  const [left] = useState(() => readUnsaved(draft.id, definition.id))
  const [base, setBase] = useState(left?.base ?? current)
  const [text, setText] = useState(left?.text ?? current)
  const [refusal, setRefusal] = useState<{ readonly words: string; readonly findings: readonly Finding[] }>()
  const [comparing, setComparing] = useState(false)
  const [busy, setBusy] = useState(false)
  const isDirty = text !== base
  const isOvertaken = isDirty && current !== base
  const findings = findingsOf(definition.id)

  useEffect(() => {
    if (isDirty || current === base) return
    setBase(current)
    setText(current)
  }, [isDirty, current, base])
  useEffect(() => {
    keepUnsaved(draft.id, definition.id, isDirty ? { text, base } : undefined)
  }, [draft.id, definition.id, text, base, isDirty])

  const onLeave = useRef<() => void>(undefined)
  useEffect(() => {
    onLeave.current = () => {
      if (readUnsaved(draft.id, definition.id)) void message.info(t.kept)
    }
  })
  useEffect(() => () => onLeave.current?.(), [])

  const remarks = useMemo(
    () =>
      [...(refusal?.findings ?? []), ...findings].map(
        ({ pointer, severity, message: words }): Remark => ({ pointer, severity, message: say(words) }),
      ),
    [refusal, findings, say],
  )
  const wordsOf = ({ code, limit }: TextFault) => t.faults[code](limit ?? '')
  const change = (next: string) => {
    setText(next)
    setRefusal(undefined)
  }
  const takeBack = () => {
    setText(current)
    setBase(current)
    setComparing(false)
    setRefusal(undefined)
  }
  const save = async (isSettled = false) => {
    if (readOnly || busy || !isDirty) return
    if (isOvertaken && !isSettled) return setComparing(true)
    const parsed = parseText(text)
    if ('fault' in parsed) return setRefusal({ words: wordsOf(parsed.fault), findings: [] })
    setBusy(true)
    try {
      const args = { kind: definition.kind, name: definition.name, definition: parsed.value }
      const answer = await run('replace-definition', args, refusals)
      if (!answer) return
      const saved = answer.changed.find(item => item.id === definition.id)
      const next = saved ? JSON.stringify(saved, null, 2) : text
      setBase(next)
      setText(next)
      setComparing(false)
      setRefusal(undefined)
      void message.success(t.saved)
    } catch (error) {
      if (isProblem(error, 'definition/stale')) {
        await client.invalidateQueries({ queryKey: ['draft', draft.id] })
        setComparing(true)
        return
      }
      const found = isProblem(error) ? ((error.body.findings ?? []) as readonly Finding[]) : []
      setRefusal({ words: refusalText(error), findings: found })
    } finally {
      setBusy(false)
    }
  }
  const format = () => {
    const parsed = parseText(text)
    if ('fault' in parsed) setRefusal({ words: wordsOf(parsed.fault), findings: [] })
    else change(JSON.stringify(parsed.value, null, 2))
  }
  const isComparing = comparing && isOvertaken
  return (
    <div className="json-screen">
      <div className="json-bar">
        <Tooltip title="Ctrl S">
          <Button
            type="primary"
            size="small"
            loading={busy}
            disabled={readOnly || !isDirty}
            onClick={() => void save(isComparing)}
          >
            {isComparing ? t.saveMine : t.save}
          </Button>
        </Tooltip>
        {isComparing ? (
          <Button size="small" onClick={takeBack}>
            {t.takeTheirs}
          </Button>
        ) : (
          <>
            <Tooltip title="Shift Alt F">
              <Button size="small" disabled={readOnly} onClick={format}>
                {t.format}
              </Button>
            </Tooltip>
            <Button size="small" disabled={!isDirty} onClick={takeBack}>
              {t.discard}
            </Button>
          </>
        )}
        <span className="muted" role="status">
          {isDirty ? t.unsaved : t.completionHint}
        </span>
      </div>
      {isOvertaken && !isComparing ? (
        <Alert
          type="warning"
          banner
          title={t.overtaken}
          action={
            <Button size="small" onClick={() => setComparing(true)}>
              {t.compare}
            </Button>
          }
        />
      ) : null}
      {refusal ? <Alert type="error" banner title={refusal.words} /> : null}
      {isComparing ? (
        <JsonCompare theirs={current} mine={text} onChange={change} />
      ) : (
        <JsonEditor
          label={t.title}
          text={text}
          readOnly={readOnly}
          remarks={remarks}
          lookAt={refusal?.findings[0]?.pointer}
          sayFault={line => wordsOf({ code: 'notJson', limit: String(line) })}
          world={{ definition, kinds, draft: handle, locale }}
          onChange={change}
          onSave={() => void save()}
          onFormat={format}
          startAt={search.get('at') ?? undefined}
        />
      )}
    </div>
  )
}
