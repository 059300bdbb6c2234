/** Files: dropped or chosen, uploaded at once, attached when the record is saved. */

import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverAddress } from '../api/mount.ts'
import { request } from '../api/request.ts'
import type { FileValue } from '../api/values.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ariaOf, type FieldInputProps } from './input-props.ts'

async function upload(file: File): Promise<FileValue> {
  const body = new FormData()
  body.append('file', file)
  return request<FileValue>('POST', '/api/files', { body })
}

export function FileInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled } = props
  const { t } = useTranslation()
  const { label } = useLocale()
  const problemText = useProblemText()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const many = field.type === 'file' && field.many === true
  const files = (Array.isArray(value) ? value : value ? [value] : []) as FileValue[]

  const add = async (chosen: readonly File[]) => {
    if (chosen.length === 0 || disabled) return
    setBusy(true)
    setError(undefined)
    try {
      const uploaded = await Promise.all((many ? chosen : chosen.slice(0, 1)).map(upload))
      onChange(many ? [...files, ...uploaded] : uploaded[0])
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const remove = (gone: FileValue) => {
    const left = files.filter(file => file.id !== gone.id)
    onChange(many && left.length > 0 ? left : undefined)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void add([...event.dataTransfer.files])
  }
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside */}
      <div
        className={over ? 'file-drop file-drop-over' : 'file-drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {files.map(file => (
          <span key={file.id} className="file-link">
            <PaperClipOutlined aria-hidden />
            <a href={serverAddress(`/api/files/${file.id}`)} download>
              {file.name}
            </a>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('fields.removeFile', { name: file.name })}
              onClick={() => remove(file)}
              {...(disabled ? { disabled } : {})}
            />
          </span>
        ))}
        <Button
          id={id}
          size="small"
          loading={busy}
          onClick={() => chooser.current?.click()}
          {...(disabled ? { disabled } : {})}
          {...ariaOf(props)}
          aria-label={`${t('fields.chooseFile')}: ${props.ariaLabel ?? label(field)}`}
        >
          {t('fields.chooseFile')}
        </Button>
        <span className="muted">{t('fields.dropFile')}</span>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple={many}
          {...(field.type === 'file' && field.accept ? { accept: field.accept } : {})}
          onChange={event => {
            void add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {error ? (
        <p className="error-text" role="alert">
          {problemText(error)}
        </p>
      ) : null}
    </div>
  )
}
