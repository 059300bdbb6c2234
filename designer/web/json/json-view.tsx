/** The definition as JSON, for those who prefer it; saved as a whole. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function JsonView({ definition }: { readonly definition: Definition }) {
  const t = useTexts(texts)
  const { run, readOnly } = useDraft()
  const [text, setText] = useState(() => JSON.stringify(definition, null, 2))
  const [fault, setFault] = useState<string>()
  const save = async () => {
    try {
      const given: unknown = JSON.parse(text)
      setFault(undefined)
      await run('replace-definition', { kind: definition.kind, name: definition.name, definition: given })
    } catch (error) {
      setFault((error as Error).message)
    }
  }
  return (
    <div className="card-body stack">
      <Input.TextArea rows={30} value={text} onChange={event => setText(event.target.value)} aria-label={t.title} />
      {fault ? (
        <p className="error-text" role="alert">
          {fault}
        </p>
      ) : null}
      <Button type="primary" disabled={readOnly} onClick={() => void save()}>
        {t.save}
      </Button>
    </div>
  )
}
