/** Asks which variant of an object the new record is. */
import { RightOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { RecordType } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { useLocale } from '../i18n/use-locale.ts'
import './record.css'

/** The record types that new records may have. */
export function offeredTypes(object: CatalogObject): RecordType[] {
  return (object.recordTypes ?? []).filter(type => !type.retired)
}

interface RecordTypeChoiceProps {
  readonly types: readonly RecordType[]
  readonly onChoose: (name: string) => void
}

export function RecordTypeChoice({ types, onChoose }: RecordTypeChoiceProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  return (
    <div className="type-choice">
      <p className="muted">{t('record.chooseType')}</p>
      <ul>
        {types.map(type => (
          <li key={type.id}>
            <button type="button" onClick={() => onChoose(type.name)}>
              <span>{label(type)}</span>
              <RightOutlined aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
