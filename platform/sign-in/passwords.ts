/** Passwords: how good they must be, how they are kept (argon2id), and a check that takes as long for nobody. */
import { hash, verify } from '@node-rs/argon2'
import { passwordWeak } from './sign-in-problems.ts'

/** Characters that a password needs at least. */
const shortestPassword = 10
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
let nobody: Promise<string> | undefined

/** The argon2id hash, with its parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password belongs to the hash; without a hash it takes the same time and says no. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFKC'))
  return matches && typeof passwordHash === 'string'
}

/** Throws `password/weak` unless the password is long, is not the login and is not one character repeated. */
export function assertGoodPassword(password: string, login: string): void {
  if ([...password].length < shortestPassword) {
    throw passwordWeak(`A password needs at least ${shortestPassword} characters.`, { minimum: shortestPassword })
  }
  if (password.trim().toLowerCase() === login.toLowerCase()) throw passwordWeak('The password must not be the login.')
  if (new Set(password).size < 4) throw passwordWeak('The password repeats too few characters.')
}
