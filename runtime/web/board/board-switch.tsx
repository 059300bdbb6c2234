/** Chooses between the table and the board of a list, and by which field the board stands. */
import { ProjectOutlined, TableOutlined } from '@ant-design/icons'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { useNarrow } from '../shell/use-media.ts'
import type { BoardChoice } from './use-board.ts'

export function BoardSwitch({ fields, field, choose }: BoardChoice) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const narrow = useNarrow()
  const [first] = fields
  if (!first) return null
  return (
    <>
      {field && fields.length > 1 ? (
        <Select
          aria-label={t('board.by')}
          {...(narrow ? {} : { prefix: <span className="muted">{t('board.by')}</span> })}
          value={field.name}
          popupMatchSelectWidth={false}
          style={{ minWidth: 110 }}
          options={fields.map(item => ({ value: item.name, label: label(item) }))}
          onChange={choose}
        />
      ) : null}
      <Segmented<'table' | 'board'>
        aria-label={t('board.view')}
        value={field ? 'board' : 'table'}
        onChange={view => choose(view === 'board' ? first.name : undefined)}
        options={[
          {
            value: 'table',
            icon: <TableOutlined aria-hidden />,
            title: t('board.table'),
            label: <span className="visually-hidden">{t('board.table')}</span>,
          },
          {
            value: 'board',
            icon: <ProjectOutlined aria-hidden />,
            title: t('board.board'),
            label: <span className="visually-hidden">{t('board.board')}</span>,
          },
        ]}
      />
    </>
  )
}
