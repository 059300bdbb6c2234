/**
 * Reads the environment once into one frozen value and checks all of it together, so that a wrong installation learns
 * everything that is wrong at the first start. It opens nothing and knows no defaults that depend on the database.
 */
import path from 'node:path'

/** Everything an operator can set. */
export interface Config {
  readonly host: string
  /** 0 picks any free port. */
  readonly port: number
  /** The address people use, without a trailing slash; undefined when nobody said. */
  readonly publicUrl: string | undefined
  /** Which proxies may set X-Forwarded-*: none, all, so many hops, or these addresses. */
  readonly trustProxy: boolean | number | string
  /** Absolute. */
  readonly dataDir: string
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  /** For LISTEN and jobs, when `databaseUrl` is a connection pooler. */
  readonly databaseDirectUrl: string | undefined
  readonly databasePool: number
  readonly secretKey: string | undefined
  readonly adminPassword: string | undefined
  /** The name of a template, or a path with a slash. */
  readonly template: string
  readonly sampleRecords: boolean
  /** IANA name. */
  readonly timeZone: string
  /** Requests per minute and client; 0 is off. */
  readonly rateLimit: number
  /** Seconds that the statement of a report may take. */
  readonly reportTimeout: number
  /** Reports of one person that run at once; more wait. */
  readonly reportsPerPerson: number
  readonly logLevel: LogLevel
  /** Undefined: mail is off. */
  readonly mail: MailConfig | undefined
  /** Hosts within that workflows may call: `host` or `host:port`. */
  readonly webhookHosts: ReadonlySet<string>
  /** The browser that prints; undefined: the one that npm brings. */
  readonly chromiumPath: string | undefined
}

/** How mail leaves the house. */
export interface MailConfig {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  readonly url: string
  readonly from: { readonly name: string; readonly address: string }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/** The environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A start that cannot succeed: `findings` has one sentence per wrong variable. */
export class ConfigError extends Error {
  readonly findings: readonly string[]
  constructor(findings: readonly string[]) {
    super(`The configuration is not valid:\n${findings.map(finding => `  ${finding}`).join('\n')}`)
    this.name = 'ConfigError'
    this.findings = findings
  }
}

/** The checked configuration; throws a ConfigError that names every wrong variable. */
export function readConfig(env: Environment): Config {
  const findings: string[] = []
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, expected: string): T => {
    const text = env[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (value === undefined) findings.push(`${name} must be ${expected}${isSecret(name) ? '' : `, not "${text}"`}`)
    return value ?? fallback
  }
  const none: string | undefined = undefined
  const noSender: MailConfig['from'] | undefined = undefined
  const config: Config = {
    host: read('HOST', '127.0.0.1', text => (/\s/.test(text) ? undefined : text), 'a host name or address'),
    port: read('PORT', 3000, integer(0, 65_535), 'a whole number from 0 to 65535'),
    publicUrl: read('PUBLIC_URL', none, origin, 'an address such as https://crm.example.com'),
    trustProxy: read<boolean | number | string>('TRUST_PROXY', false, proxies, 'true, false, a number or addresses'),
    dataDir: path.resolve(read('DATA_DIR', './data', text => text, 'a folder')),
    databaseUrl: read('DATABASE_URL', none, postgresUrl, 'an address such as postgres://user:password@host:5432/name'),
    databaseDirectUrl: read('DATABASE_DIRECT_URL', none, postgresUrl, 'an address that begins with postgres://'),
    databasePool: read('DATABASE_POOL', 16, integer(2, 500), 'a whole number from 2 to 500'),
    secretKey: read('SECRET_KEY', none, text => (text.length >= 32 ? text : undefined), 'at least 32 characters'),
    adminPassword: read(
      'ADMIN_PASSWORD',
      none,
      text => (text.length >= 10 && text.length <= 200 ? text : undefined),
      '10 to 200 characters long',
    ),
    template: read(
      'TEMPLATE',
      'sales',
      text => (/^[a-z][a-z0-9-]*$|[/\\]/.test(text) ? text : undefined),
      'the name of a template or the path of its folder',
    ),
    sampleRecords: read('SAMPLE_RECORDS', true, yesOrNo, 'true or false'),
    timeZone: read('TIME_ZONE', machineTimeZone(), timeZone, 'an IANA time zone such as Asia/Shanghai'),
    rateLimit: read('RATE_LIMIT', 6000, integer(0, 10_000_000), 'a whole number, requests per minute (0 is off)'),
    reportTimeout: read('REPORT_TIMEOUT', 60, integer(1, 86_400), 'a whole number of seconds from 1 to 86400'),
    reportsPerPerson: read('REPORTS_PER_PERSON', 4, integer(1, 100), 'a whole number from 1 to 100'),
    logLevel: read('LOG_LEVEL', 'info', text => logLevels.find(level => level === text), logLevels.join(', ')),
    mail: mailConfig(
      read('SMTP_URL', none, smtpUrl, 'an address such as smtps://user:password@mail.example.com'),
      read('MAIL_FROM', noSender, sender, 'a sender such as Fulcrum <crm@example.com>'),
    ),
    webhookHosts: read('WEBHOOK_HOSTS', new Set<string>(), hosts, 'hosts such as erp.internal, 10.0.0.5:8080'),
    chromiumPath: read('CHROMIUM_PATH', none, absolute, 'the absolute path of Chromium or Chrome'),
  }
  if (config.databaseDirectUrl && !config.databaseUrl)
    findings.push('DATABASE_DIRECT_URL is of no use without DATABASE_URL')
  const isSet = (name: string) => Boolean(env[name]?.trim())
  if (isSet('SMTP_URL') && !isSet('MAIL_FROM')) findings.push('MAIL_FROM is needed with SMTP_URL: who mails come from')
  if (isSet('MAIL_FROM') && !isSet('SMTP_URL')) findings.push('MAIL_FROM is of no use without SMTP_URL')
  if (findings.length > 0) throw new ConfigError(findings)
  return Object.freeze(config)
}

function isSecret(name: string): boolean {
  return /KEY|PASSWORD|DATABASE|SMTP/.test(name)
}

function integer(min: number, max: number) {
  return (text: string): number | undefined => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max ? value : undefined
  }
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(true|1|yes|on)$/i.test(text)) return true
  return /^(false|0|no|off)$/i.test(text) ? false : undefined
}

function proxies(text: string): boolean | number | string | undefined {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (/^\d{1,2}$/.test(text)) return Number(text)
  return /^[\da-f.:/, a-z]+$/i.test(text) && /[.:]|loopback|linklocal|uniquelocal/.test(text) ? text : undefined
}

function origin(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.pathname !== '/') return undefined
  return url.origin
}

function postgresUrl(text: string): string | undefined {
  const url = URL.parse(text)
  return url && /^postgres(ql)?:$/.test(url.protocol) ? text : undefined
}

function mailConfig(url: string | undefined, from: MailConfig['from'] | undefined): MailConfig | undefined {
  return url && from ? Object.freeze({ url, from }) : undefined
}

function smtpUrl(text: string): string | undefined {
  const url = URL.parse(text)
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && !url.search && !url.hash ? text : undefined
}

function sender(text: string): MailConfig['from'] | undefined {
  const [, name = '', address = ''] = /^(?:"?([^"<>\r\n]*?)"?\s*<)?([^\s<>@",;]+@[^\s<>@",;]+)>?$/.exec(text) ?? []
  if (address === '' || text.includes('<') !== text.endsWith('>')) return undefined
  return { name: name.trim(), address }
}

function hosts(text: string): Set<string> | undefined {
  const names = text.split(',').map(name => name.trim().toLowerCase())
  return names.every(name => /^([a-z0-9.-]+|\[[\da-f:]+\])(:\d{1,5})?$/.test(name)) ? new Set(names) : undefined
}

function absolute(text: string): string | undefined {
  return path.isAbsolute(text) ? text : undefined
}

function timeZone(text: string): string | undefined {
  try {
    return /^[+-]/.test(text) ? undefined : new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function machineTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
