/** What does not speak of the application at all: signing in, sessions, API keys, files, jobs. */
import type { World } from '../query/path.ts'
import { arrayOf, type JsonSchema, nullable, ref, shape } from './json-schema.ts'
import type { PathList } from './object-paths.ts'

const text: JsonSchema = { type: 'string' }
const whole: JsonSchema = { type: 'integer' }
const flag: JsonSchema = { type: 'boolean' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const moment: JsonSchema = { type: 'string', format: 'date-time' }
const password: JsonSchema = { type: 'string', minLength: 1, maxLength: 200 }
const bytes: JsonSchema = { type: 'string', format: 'binary' }

const session = { id, userId: id, createdAt: moment, seenAt: moment, expiresAt: moment, ip: text, agent: text }
const key = {
  id,
  name: text,
  prefix: text,
  roleId: nullable(text),
  createdAt: moment,
  expiresAt: nullable(moment),
  usedAt: nullable(moment),
}

/** The components that only these addresses use. */
export const accountSchemas: Readonly<Record<string, JsonSchema>> = {
  SignedIn: shape({ user: { type: 'object', required: ['id', 'login', 'mustChangePassword'] } }),
  Sessions: shape({ sessions: arrayOf(shape(session, { current: flag })) }),
  SignInLink: shape({ url: text, expiresAt: moment }),
  ApiKeys: shape({ keys: arrayOf(shape(key)) }),
  NewApiKey: shape({ ...key, key: { type: 'string', description: 'Shown now and never again.' } }),
  File: shape({ id, name: text, type: text, size: whole }),
  Job: shape({
    id,
    kind: text,
    state: { enum: ['queued', 'running', 'done', 'failed', 'cancelled'] },
    done: whole,
    total: nullable(whole),
    created: whole,
    updated: whole,
    rejected: whole,
    result: {},
    problem: nullable(ref('Problem')),
    createdBy: id,
    createdAt: moment,
    endedAt: nullable(moment),
    errors: { type: 'string', description: 'Where the rows that were refused are told, as CSV.' },
  }),
}

/** The addresses of platform/. */
export function addAccountPaths(list: PathList, { rights }: World): void {
  addSignIn(list)
  addSessionsAndKeys(list)
  if (rights.has('administer')) addPeople(list)
  addFilesAndJobs(list)
}

function addSignIn(list: PathList): void {
  const tag = 'sign-in'
  const signedIn = { tag, answers: { 200: ref('SignedIn') } }
  const credentials = shape({ login: text, password })
  list.add('post', {
    ...signedIn,
    id: 'sign-in',
    summary: 'Sign in; sets the cookie',
    path: '/api/sign-in',
    body: credentials,
    open: true,
  })
  list.add('post', {
    id: 'sign-out',
    summary: 'End this session',
    tag,
    path: '/api/sign-out',
    answers: { 204: null },
    open: true,
  })
  const change = shape({ current: password, password })
  list.add('post', {
    ...signedIn,
    id: 'password',
    summary: 'Choose another password',
    path: '/api/password',
    body: change,
  })
  const link = { tag, path: '/api/sign-in-links/{token}', open: true } as const
  const described = shape({ login: text, kind: { enum: ['invitation', 'reset'] }, expiresAt: moment })
  list.add('get', { ...link, id: 'sign-in-link', summary: 'Whom a link is for', answers: { 200: described } })
  list.add('post', {
    ...link,
    ...signedIn,
    id: 'sign-in-link.use',
    summary: 'Choose a password and sign in',
    body: shape({ password }),
  })
}

function addSessionsAndKeys(list: PathList): void {
  const tag = 'sign-in'
  list.add('get', {
    id: 'sessions',
    summary: 'Where you are signed in',
    tag,
    path: '/api/sessions',
    answers: { 200: ref('Sessions') },
  })
  list.add('delete', {
    id: 'sessions.end',
    summary: 'End one of your sessions',
    tag,
    path: '/api/sessions/{id}',
    answers: { 204: null },
  })
  const keys = { tag, path: '/api/api-keys' }
  const wish = shape({ name: text }, { roleId: text, expiresAt: moment })
  list.add('get', { ...keys, id: 'api-keys', summary: 'Your API keys', answers: { 200: ref('ApiKeys') } })
  list.add('post', {
    ...keys,
    id: 'api-keys.create',
    summary: 'Make an API key',
    body: wish,
    answers: { 201: ref('NewApiKey') },
  })
  list.add('delete', {
    id: 'api-keys.remove',
    summary: 'Remove an API key',
    tag,
    path: '/api/api-keys/{id}',
    answers: { 204: null },
  })
}

function addPeople(list: PathList): void {
  const tag = 'administration'
  const path = '/api/admin/sessions'
  const query = { user: id }
  list.add('get', {
    id: 'admin.sessions',
    summary: 'Sessions of everybody',
    tag,
    path,
    query,
    answers: { 200: ref('Sessions') },
  })
  list.add('delete', {
    id: 'admin.sessions.end-all',
    summary: 'End all sessions of a person',
    tag,
    path,
    query,
    answers: { 204: null },
  })
  list.add('delete', {
    id: 'admin.sessions.end',
    summary: 'End a session',
    tag,
    path: `${path}/{id}`,
    answers: { 204: null },
  })
  for (const kind of ['invitation', 'reset']) {
    const made = { path: `/api/admin/users/{id}/${kind}`, answers: { 201: ref('SignInLink') } }
    list.add('post', { id: `admin.${kind}`, summary: `Make a link: ${kind}`, tag, ...made })
  }
}

function addFilesAndJobs(list: PathList): void {
  const form = { type: 'object', required: ['file'], properties: { file: bytes } }
  const upload = { body: form, accepts: ['multipart/form-data'], answers: { 201: ref('File') } }
  list.add('post', { id: 'files.create', summary: 'Upload a file', tag: 'files', path: '/api/files', ...upload })
  const download = { answers: { 200: bytes, 304: null }, answersAs: 'application/octet-stream' }
  list.add('get', { id: 'files.get', summary: 'Download a file', tag: 'files', path: '/api/files/{id}', ...download })
  const tag = 'jobs'
  list.add('get', {
    id: 'jobs.list',
    summary: 'Your jobs',
    tag,
    path: '/api/jobs',
    answers: { 200: shape({ jobs: arrayOf(ref('Job')) }) },
  })
  list.add('get', {
    id: 'jobs.get',
    summary: 'How a job stands',
    tag,
    path: '/api/jobs/{id}',
    answers: { 200: ref('Job') },
  })
  list.add('post', {
    id: 'jobs.cancel',
    summary: 'Cancel a job',
    tag,
    path: '/api/jobs/{id}/cancel',
    answers: { 200: ref('Job') },
  })
  list.add('get', {
    id: 'jobs.errors',
    summary: 'The rows that a job refused',
    tag,
    path: '/api/jobs/{id}/errors.csv',
    answers: { 200: text },
    answersAs: 'text/csv',
  })
}
