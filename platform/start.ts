/** The door: says clearly when Node is too old, keeps compiled code for the next start, then loads the rest. */
import module from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 12)) {
  process.stderr.write(`Node 24.12 or newer is required, this is ${process.versions.node}. Start with \`npm start\`.\n`)
  process.exit(1)
}
module.enableCompileCache()
await import('./main.ts')
