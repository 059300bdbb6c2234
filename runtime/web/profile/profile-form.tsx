/** Name, ways to be reached, language and time zone. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch } from '../api/request.ts'
import { type Me, useSession } from '../api/session.ts'
import { type Locale, localeNames, locales } from '../i18n/locale.ts'
import { showLocale } from '../i18n/start-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { useAct } from '../shell/use-act.ts'

export function ProfileForm() {
  const { t } = useTranslation()
  const { me } = useSession()
  const { locale, timeZone, label } = useLocale()
  const client = useQueryClient()
  const act = useAct()
  const [values, setValues] = useState({
    name: me.user.name,
    email: me.user.email ?? '',
    phone: me.user.phone ?? '',
    locale,
    time_zone: me.user.time_zone ?? timeZone,
    notification_mail: me.user.notification_mail ?? false,
  })
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone')
    return [...new Set(['UTC', values.time_zone, ...known])].map(zone => ({ value: zone, label: zone }))
  }, [values.time_zone])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await act({
      work: () => patch('/api/me', { ...values, email: values.email || null, phone: values.phone || null }),
      done: t('profile.saved'),
    })
    if (!saved) return
    await showLocale(values.locale)
    client.setQueryData<Me>(['me'], { ...me, user: { ...me.user, ...values }, timeZone: values.time_zone })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Labelled label={t('profile.name')}>
        <Input required value={values.name} onChange={event => setValues({ ...values, name: event.target.value })} />
      </Labelled>
      <Labelled label={t('profile.email')}>
        <Input
          type="email"
          value={values.email}
          onChange={event => setValues({ ...values, email: event.target.value })}
        />
      </Labelled>
      <Labelled label={t('profile.phone')}>
        <Input
          type="tel"
          value={values.phone}
          onChange={event => setValues({ ...values, phone: event.target.value })}
        />
      </Labelled>
      <Labelled label={t('profile.language')} htmlFor="profile-locale">
        <Select
          id="profile-locale"
          value={values.locale}
          options={locales.map(value => ({ value, label: localeNames[value] }))}
          onChange={(value: Locale) => setValues({ ...values, locale: value })}
        />
      </Labelled>
      <Labelled label={t('profile.timeZone')} htmlFor="profile-zone">
        <span translate="no" className="stack">
          <Select
            id="profile-zone"
            showSearch={{ optionFilterProp: 'label' }}
            value={values.time_zone}
            options={zones}
            onChange={value => setValues({ ...values, time_zone: value })}
          />
        </span>
      </Labelled>
      <Checkbox
        checked={values.notification_mail}
        onChange={event => setValues({ ...values, notification_mail: event.target.checked })}
      >
        {t('profile.notificationMail')}
      </Checkbox>
      <dl className="profile-facts">
        <dt className="muted">{t('profile.roles')}</dt>
        <dd>{me.roles.map(label).join(', ')}</dd>
        {me.user.unit ? (
          <>
            <dt className="muted">{t('profile.unit')}</dt>
            <dd>{me.user.unit.title}</dd>
          </>
        ) : null}
      </dl>
      <div>
        <Button type="primary" htmlType="submit">
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}
