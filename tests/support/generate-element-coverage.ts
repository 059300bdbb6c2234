/** Writes the table of elements into docs/process.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { coverageMarks, coverageTable, processDocsFile } from './element-coverage.ts'

const text = await readFile(processDocsFile, 'utf8')
const [from, to] = [text.indexOf(coverageMarks[0]), text.indexOf(coverageMarks[1])]
if (from < 0 || to < from) throw new Error('The marks of the table are missing')
await writeFile(processDocsFile, text.slice(0, from) + coverageTable() + text.slice(to + coverageMarks[1].length))
