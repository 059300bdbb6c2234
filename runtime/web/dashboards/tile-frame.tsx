/** A tile: its name, which leads to what it shows, its tools, and what it shows. */
import { ReloadOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useContext, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TileNoticeContext, TileToolsContext } from './tile-props.ts'

interface TileFrameProps {
  readonly title: string
  /** Where the whole of it is seen. */
  readonly to?: string | undefined
  readonly note?: ReactNode
  readonly refresh?: (() => void) | undefined
  /** Asked again just now. */
  readonly busy?: boolean | undefined
  /** How long it took and such, told at the refresh button. */
  readonly about?: string | undefined
  readonly children: ReactNode
}

export function TileFrame({ title, to, note, refresh, busy, about, children }: TileFrameProps) {
  const { t } = useTranslation()
  const tools = useContext(TileToolsContext)
  const notice = useContext(TileNoticeContext)
  const heading = useId()
  return (
    <section className="card tile" aria-labelledby={heading} aria-busy={busy ?? false}>
      <header className="tile-head">
        <h2 id={heading}>
          {to && !tools ? (
            <Link to={to} className="tile-title">
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        {note ? <span className="muted tile-note">{note}</span> : null}
        <span className="spacer" />
        {tools}
        {refresh && !tools ? (
          <Tooltip title={about}>
            <Button
              type="text"
              size="small"
              className="tile-refresh"
              loading={busy ?? false}
              icon={<ReloadOutlined aria-hidden />}
              aria-label={t('dashboards.refreshTile', { name: title })}
              onClick={refresh}
            />
          </Tooltip>
        ) : null}
      </header>
      {notice ? (
        <p className="tile-notice" role="note">
          {notice}
        </p>
      ) : null}
      {/* While it is arranged, nothing in it leads anywhere. */}
      <div className="tile-body" inert={tools !== undefined}>
        {children}
      </div>
    </section>
  )
}
