/** Takes the pictures of the documents anew: `npm run pictures`, on a server of its own with the sample records. */
import config from './playwright.config.ts'

export default { ...config, testDir: 'tests/pictures', testMatch: '*.pictures.ts', timeout: 600_000 }
