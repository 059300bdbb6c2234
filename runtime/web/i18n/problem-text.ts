/** Says a refusal in the person's language: the text of its code, else what the server wrote. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { type ApiProblem, isProblem, type ValueError } from '../api/problem.ts'
import { useLocale } from './use-locale.ts'

/** The sentence for an error. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    error => {
      if (!isProblem(error)) return t('problem.unknown')
      const key = `problems.${error.code.replace('/', '_')}`
      if (i18n.exists(key)) return t(key as 'problems.command_refused', { detail: detailOf(error, i18n.language) })
      const byStatus = `problemStatus.${error.status}`
      if (i18n.exists(byStatus)) return t(byStatus as 'problem.unknown')
      return i18n.language === 'en' ? error.message : t('problem.code', { code: error.code })
    },
    [t, i18n],
  )
}

/** What exactly is wrong, in the person's language where the server says it in both. */
function detailOf({ body, message }: ApiProblem, language: string): string {
  const texts = body.texts as ValueError['texts']
  return texts?.[language === 'en' ? 'en' : 'zh-CN'] ?? message
}

/** The sentence for an error of one value. */
export function useValueErrorText(): (error: ValueError) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    error => {
      if (error.texts) return i18n.language === 'en' ? error.texts.en : error.texts['zh-CN']
      const key = `valueErrors.${error.code.replaceAll('/', '_')}`
      if (i18n.exists(key)) return t(key as 'problem.unknown')
      return i18n.language === 'en' ? error.message : t('valueErrors.other')
    },
    [t, i18n],
  )
}

/** The same where it does not stand at an input: with the label of the field, if it is one of the object. */
export function useFieldErrorText(): (
  object: CatalogObject | undefined,
  name: string | undefined,
  error: ValueError,
) => string {
  const { t } = useTranslation()
  const { label } = useLocale()
  const say = useValueErrorText()
  return useCallback(
    (object, name, error) => {
      const field = name === undefined ? undefined : fieldOf(object, name)
      return field ? t('fault.atField', { field: label(field), fault: say(error) }) : say(error)
    },
    [t, label, say],
  )
}
