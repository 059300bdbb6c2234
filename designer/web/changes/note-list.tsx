/** Release notes: definition by definition, one sentence for each change, or before and after beside each other. */
import { MinusCircleOutlined, PlusCircleOutlined, SwapOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { NoteLine, ReleaseNote } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import './changes.css'

interface NoteListProps {
  readonly notes: readonly ReleaseNote[]
  readonly sideBySide?: boolean
  /** More about a definition, such as its form drawn before and after. */
  readonly more?: (note: ReleaseNote) => ReactNode
}

const icons = {
  added: <PlusCircleOutlined className="finding-none" aria-hidden />,
  removed: <MinusCircleOutlined className="finding-error" aria-hidden />,
  changed: <SwapOutlined className="note-changed" aria-hidden />,
}

export function NoteList({ notes, sideBySide = false, more }: NoteListProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  return (
    <ul className="note-list">
      {notes.map(note => (
        <li key={note.definition} className="note">
          <h3>
            {icons[note.change]} {text(note.heading, note.name)} <span className="muted">{t[note.change]}</span>
          </h3>
          {sideBySide ? (
            <LineTable lines={note.lines} />
          ) : note.change === 'changed' ? (
            <ul className="note-lines">
              {note.lines.map(line => (
                <li key={`${line.change}${line.path.join('/')}`}>{text(line.text)}</li>
              ))}
            </ul>
          ) : null}
          {more?.(note)}
        </li>
      ))}
    </ul>
  )
}

function LineTable({ lines }: { readonly lines: readonly NoteLine[] }) {
  const t = useTexts(texts)
  const { text } = useLocale()
  return (
    <table className="plain-table note-table">
      <thead>
        <tr>
          <th scope="col">{t.title}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={`${line.change}${line.path.join('/')}`}>
            <td>{text(line.text)}</td>
            <td>
              <Value value={line.before} absent={t.absent} />
            </td>
            <td>
              <Value value={line.after} absent={t.absent} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ value, absent }: { readonly value: unknown; readonly absent: string }) {
  if (value === undefined) return <span className="muted">{absent}</span>
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return <pre className="note-value">{JSON.stringify(value, null, 2)}</pre>
}
