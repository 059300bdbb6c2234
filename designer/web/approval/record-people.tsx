/** Fields of the record, and of records that it refers to, in which a user or a team stands. */
import { CloseOutlined } from '@ant-design/icons'
import { systemObjects } from '#metadata/system-fields.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { type DraftField, pathWords } from '../panel/draft-fields.ts'
import { PathPicker } from '../panel/path-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface RecordPeopleProps {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (paths: readonly string[]) => unknown
}

const people: ReadonlySet<string | undefined> = new Set([systemObjects.user, systemObjects.team])
const holdsPeople = (field: DraftField): boolean => field.type === 'reference' && people.has(field.target?.id)

export function RecordPeople({ label, value, onChange }: RecordPeopleProps) {
  const t = useTexts(texts)
  const { label: wordsOf } = useLocale()
  const draft = useDraft()
  const { approval, readOnly } = useApproval()
  const object = draft.find('object', approval.object)
  return (
    <span className="guide-inline">
      {value.map(path => {
        const words = pathWords(draft, object, path, wordsOf)
        return (
          <span key={path} className="guide-chip">
            {words}
            {readOnly ? null : (
              <button
                type="button"
                aria-label={t.takeOut(words)}
                onClick={() => onChange(value.filter(other => other !== path))}
              >
                <CloseOutlined aria-hidden />
              </button>
            )}
          </span>
        )
      })}
      {readOnly ? null : (
        <PathPicker
          key={value.length}
          object={approval.object}
          where={holdsPeople}
          value={undefined}
          ariaLabel={label}
          placeholder={t.pickField}
          onChange={path => (path && !value.includes(path) ? onChange([...value, path]) : undefined)}
        />
      )}
    </span>
  )
}
