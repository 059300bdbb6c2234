/** What can go wrong with spreadsheets. */
import { problemKind } from '../problem.ts'

/** More columns than a sheet can have; `limit`. */
export const sheetTooWide = problemKind('spreadsheet/too-wide', 422, 'A sheet cannot have so many columns')
