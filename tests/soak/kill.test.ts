/** The full count of the kills. */
import '../server/kill.test.ts'
