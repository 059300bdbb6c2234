/** The arguments of a command as somebody types them: JSON, the name of a file after `@`, or `-` for the standard input. */
import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'

import { readJson } from '#platform/http/read-json.ts'

/** The value, which is an object. */
export async function readArguments(text: string): Promise<Readonly<Record<string, unknown>>> {
  const source =
    text === '-' ? await readAll(process.stdin) : text.startsWith('@') ? await readWhole(text.slice(1)) : text
  let value: unknown
  try {
    value = readJson(Buffer.from(source))
  } catch (error) {
    throw new Error(`The arguments are not JSON: ${(error as Error).message.replace(/^The body/, 'It')}`, {
      cause: error,
    })
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Error('The arguments are an object such as {"object": "account"}.')
  }
  return value as Readonly<Record<string, unknown>>
}

/** The text of a file. */
export async function readWhole(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}`)
  })
}
