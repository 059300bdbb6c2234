/** The full count of promotions, at the full rate. */
import '../server/two-servers.test.ts'
