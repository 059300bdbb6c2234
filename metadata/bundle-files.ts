/** Where the definitions of an application lie in a folder: `<kind>/<name>.json`, on any file system. */
import type { NamedApplication } from './application.ts'
import { canonicalJson } from './canonical.ts'
import type { Definition } from './definitions.ts'
import { namePattern } from './kinds/schema.ts'

/** Path below the folder (with `/`) → text, for every definition. */
export function bundleFiles(application: NamedApplication): Map<string, string> {
  const sharing = new Map<string, number>()
  for (const definition of application.definitions) {
    const key = foldPath(plainPath(definition))
    sharing.set(key, (sharing.get(key) ?? 0) + 1)
  }
  const files = application.definitions.map(definition => {
    const plain = plainPath(definition)
    const isAlone = sharing.get(foldPath(plain)) === 1 && !reserved.test(definition.name)
    return [isAlone ? plain : distinctPath(definition), canonicalJson(definition)] as const
  })
  return new Map(files)
}

/** What a file system that ignores case and forms of Unicode takes to be the same path. */
function foldPath(path: string): string {
  return path.normalize('NFKC').toLowerCase().normalize('NFKC')
}

const isName = new RegExp(namePattern, 'u')
/** Device names of Windows. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

function plainPath({ kind, name }: Definition): string {
  if (!isName.test(name)) throw new Error(`The ${kind} ${JSON.stringify(name)} has no name that a file can have`)
  return `${kind}/${name.normalize('NFC')}.json`
}

/** With the id, for names that differ from others only in case or form; cut so that it fits 255 bytes. */
function distinctPath({ kind, name, id }: Definition): string {
  return `${kind}/${[...name.normalize('NFC')].slice(0, 40).join('')}~${id}.json`
}
