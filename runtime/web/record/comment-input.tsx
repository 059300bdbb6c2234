/** Writes a comment; after @ the people whom this person may see are offered by name. */
import { useQuery } from '@tanstack/react-query'
import { Mentions } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { searchRecords } from '../fields/search-records.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface CommentInputProps {
  readonly value: string
  readonly onChange: (text: string) => void
  /** Somebody was chosen. */
  readonly onMention: (person: Reference) => void
}

export function CommentInput({ value, onChange, onMention }: CommentInputProps) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const user = useObject('user')
  const [asked, setAsked] = useState<string>()
  const found = useQuery({
    queryKey: ['pick', 'user', 'mention', asked, locale],
    queryFn: () => (user ? searchRecords(user, { text: asked ?? '', filter: undefined, locale }) : []),
    enabled: user !== undefined && asked !== undefined,
    placeholderData: before => before,
  })
  const people = found.data ?? []
  return (
    <Mentions
      aria-label={t('comments.write')}
      placeholder={t('comments.write')}
      autoSize={{ minRows: 2, maxRows: 8 }}
      value={value}
      loading={found.isFetching}
      filterOption={false}
      options={people.map(person => ({ key: person.id, value: person.title ?? '', label: person.title }))}
      onSearch={setAsked}
      onSelect={option => {
        // The key is handed on with something behind it.
        const person = people.find(item => option.key?.startsWith(item.id))
        if (person) onMention(person)
      }}
      onChange={onChange}
    />
  )
}
