/** The columns of a board as tabs, on phones, where one is seen at a time. */
import { useLocale } from '../i18n/use-locale.ts'
import type { BoardColumn } from './board-columns.ts'
import type { ColumnSum } from './use-column-sums.ts'

interface BoardTabsProps {
  readonly columns: readonly BoardColumn[]
  readonly shown: BoardColumn
  readonly onShow: (code: string | null) => void
  readonly sums: ReadonlyMap<string | null, ColumnSum> | undefined
  readonly wordsOf: (code: string | null) => string
}

export function BoardTabs({ columns, shown, onShow, sums, wordsOf }: BoardTabsProps) {
  const { integer } = useLocale()
  return (
    <div className="board-tabs">
      {columns.map(column => (
        <button
          key={column.code ?? ''}
          type="button"
          className={column === shown ? 'board-tab board-tab-shown' : 'board-tab'}
          aria-pressed={column === shown}
          onClick={() => onShow(column.code)}
        >
          {wordsOf(column.code)} <span className="count">{integer(sums?.get(column.code)?.count ?? 0)}</span>
        </button>
      ))}
    </div>
  )
}
