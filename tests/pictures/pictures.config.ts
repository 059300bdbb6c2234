/** Takes the pictures of the documents anew: `npm run pictures`, on a server of its own with the sample records. */
import config from '../../playwright.config.ts'

export default {
  ...config,
  testDir: '.',
  testMatch: '*.pictures.ts',
  globalSetup: '../e2e/support/start-server.ts',
  timeout: 600_000,
}
