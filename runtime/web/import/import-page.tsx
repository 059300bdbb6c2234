/** Brings records in from a file: choose it, say what its columns are, try, run, look at what was refused. */
import { Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { useObject } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { NotFound } from '../shell/not-found.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { ChooseFile } from './choose-file.tsx'
import type { ImportPlan, Preview } from './import-file.ts'
import { MapColumns } from './map-columns.tsx'
import { RunImport } from './run-import.tsx'
import './import.css'

export function ImportPage() {
  const { object: name } = useParams()
  const object = useObject(name)
  return object?.rights.import ? <ImportWizard object={object} /> : <NotFound />
}

function ImportWizard({ object }: { readonly object: CatalogObject }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const [step, setStep] = useState(0)
  const [file, setFile] = useState<File>()
  const [preview, setPreview] = useState<Preview>()
  const [plan, setPlan] = useState<ImportPlan>()
  const title = t('import.title', { objects: text(object.plural, object.name) })
  usePageTitle(title)
  return (
    <div className="page page-narrow">
      <header className="page-head">
        <h1>{title}</h1>
      </header>
      <Steps
        size="small"
        current={step}
        responsive={false}
        items={[{ title: t('import.file') }, { title: t('import.columns') }, { title: t('import.run') }]}
      />
      <div className="card card-body import-step">
        {step === 0 ? (
          <ChooseFile
            object={object}
            onChosen={(chosen, read) => {
              setFile(chosen)
              setPreview(read)
              setPlan({ format: read.format, encoding: read.encoding, mapping: read.mapping, key: undefined })
              setStep(1)
            }}
          />
        ) : null}
        {step === 1 && preview && plan ? (
          <MapColumns
            object={object}
            preview={preview}
            plan={plan}
            onChange={setPlan}
            onBack={() => setStep(0)}
            onNext={() => setStep(2)}
          />
        ) : null}
        {step === 2 && file && plan ? (
          <RunImport object={object} file={file} plan={plan} onBack={() => setStep(1)} />
        ) : null}
      </div>
    </div>
  )
}
