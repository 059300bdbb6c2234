import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '#platform/config.ts'
import { allProblemKinds, problemKind } from '#platform/problem.ts'

test('nothing set is a working configuration', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    template: 'sales',
    databaseUrl: undefined,
    rateLimit: 6000,
    reportTimeout: 60,
    reportsPerPerson: 4,
  })
  expect(readConfig({ PORT: ' 0 ', DATABASE_URL: '' })).toMatchObject({ port: 0, databaseUrl: undefined })
})

test('everything wrong is said at once, by name, without secrets', () => {
  const env = {
    PORT: '70000',
    PUBLIC_URL: 'crm.example.com/path',
    TIME_ZONE: 'Mars/Olympus',
    RATE_LIMIT: '-1',
    REPORT_TIMEOUT: '0',
    REPORTS_PER_PERSON: 'many',
    LOG_LEVEL: 'loud',
    SECRET_KEY: 'short-key',
    ADMIN_PASSWORD: 'short-pw',
    DATABASE_URL: 'mysql://u:secret-pw@h/d',
    DATABASE_DIRECT_URL: 'postgres://h/d',
    SAMPLE_RECORDS: 'maybe',
    TRUST_PROXY: 'perhaps',
    TEMPLATE: 'no template',
    WEBHOOK_HOSTS: 'http://erp/',
    CHROMIUM_PATH: 'chromium',
  }
  let thrown: unknown
  try {
    readConfig(env)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(ConfigError)
  const { message, findings } = thrown as ConfigError
  for (const name of Object.keys(env)) expect(message).toContain(name)
  expect(findings).toHaveLength(Object.keys(env).length)
  expect(message).not.toMatch(/short-key|short-pw|secret-pw/)
})

test('what is set is read', () => {
  const config = readConfig({
    PUBLIC_URL: 'https://crm.example.com/',
    TRUST_PROXY: '1',
    TIME_ZONE: 'Asia/Shanghai',
    SAMPLE_RECORDS: 'false',
    RATE_LIMIT: '0',
    WEBHOOK_HOSTS: 'ERP.internal, 10.0.0.5:8080',
  })
  expect(config.webhookHosts).toEqual(new Set(['erp.internal', '10.0.0.5:8080']))
  expect(config).toMatchObject({
    publicUrl: 'https://crm.example.com',
    trustProxy: 1,
    timeZone: 'Asia/Shanghai',
    sampleRecords: false,
    rateLimit: 0,
  })
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' }).trustProxy).toBe('10.0.0.0/8, 127.0.0.1')
})

test('a problem code is declared once', () => {
  problemKind('test/once', 400, 'Once')
  expect(() => problemKind('test/once', 400, 'Twice')).toThrow('declared twice')
  expect(allProblemKinds()).toContainEqual({ code: 'test/once', status: 400, title: 'Once' })
})

test('mail is on with a server and a sender, and off without both', () => {
  const url = 'smtps://user:secret-word@mail.example.com:465'
  expect(readConfig({}).mail).toBeUndefined()
  expect(readConfig({ SMTP_URL: url, MAIL_FROM: 'Fulcrum CRM <crm@example.com>' }).mail).toEqual({
    url,
    from: { name: 'Fulcrum CRM', address: 'crm@example.com' },
  })
  expect(readConfig({ SMTP_URL: url, MAIL_FROM: 'crm@example.com' }).mail?.from).toEqual({
    name: '',
    address: 'crm@example.com',
  })
  expect(() => readConfig({ SMTP_URL: url })).toThrow('MAIL_FROM is needed')
  expect(() => readConfig({ MAIL_FROM: 'crm@example.com' })).toThrow('of no use without SMTP_URL')
  for (const from of ['nobody', 'a@b, c@d', 'CRM crm@example.com', 'CRM <crm@example.com', 'a@b\nBcc: c@d']) {
    expect(() => readConfig({ SMTP_URL: url, MAIL_FROM: from })).toThrow('MAIL_FROM must be')
  }
  for (const wrong of ['http://mail.example.com', 'mail.example.com', 'smtp://u:secret-word@host?x=1']) {
    const reading = () => readConfig({ SMTP_URL: wrong, MAIL_FROM: 'crm@example.com' })
    expect(reading).toThrow('SMTP_URL must be')
    expect(reading).not.toThrow('secret-word')
  }
})
