/** Secrets that stand for somebody: 256 random bits; only their hash is kept. */
import { createHash, randomBytes } from 'node:crypto'

/** A fresh token, 43 characters, safe in an address and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. It has enough entropy for a plain SHA-256. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
