/**
 * Where the preview of a draft lies: a database beside production's, with a login role of the same name. The password is
 * derived from production's, so that every node knows it and nobody stores it.
 */
import { createHmac, randomBytes } from 'node:crypto'

import pg from 'pg'

export interface PreviewPlace {
  /** Name of the database and of the role; made of letters, digits and underscores. */
  readonly name: string
  readonly password: string
  /** How the role reaches its database. */
  readonly url: string
  /** How the role would reach production, were it let in. */
  readonly productionUrl: string
  /** The comment by which the database and the role are known to belong to the draft. */
  readonly mark: string
}

const longestName = 63
const ifNoPassword = randomBytes(32)

/** The place of a draft's preview beside the production database that `directUrl` leads to. */
export function placeOf(directUrl: string, draftId: string): PreviewPlace {
  const production = productionOf(directUrl)
  const ending = `_preview_${draftId.replaceAll('-', '').slice(-12).toLowerCase()}`
  const start = production.toLowerCase().replace(/[^a-z0-9_]/g, '_')
  const name = `${start.slice(0, longestName - ending.length)}${ending}`
  const key = passwordOf(directUrl) ?? ifNoPassword
  const password = createHmac('sha256', key).update(`preview ${draftId}`).digest('base64url')
  const url = new URL(directUrl)
  url.username = name
  url.password = password
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  const productionUrl = url.href
  url.pathname = `/${name}`
  return { name, password, url: url.href, productionUrl, mark: `${markPrefix(directUrl)}${draftId}` }
}

/** What the marks of all previews of one production database begin with. */
export function markPrefix(directUrl: string): string {
  return `Fulcrum preview of ${productionOf(directUrl)}, draft `
}

function productionOf(directUrl: string): string {
  const { database, user } = new pg.Client({ connectionString: directUrl })
  return database ?? user ?? 'postgres'
}

function passwordOf(directUrl: string): string | undefined {
  const { password } = new pg.Client({ connectionString: directUrl })
  return typeof password === 'string' && password !== '' ? password : undefined
}
