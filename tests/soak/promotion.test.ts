/** The full count of the tests of promotions that repeat. */
import '../metadata/promote-killed.test.ts'
import '../metadata/promote-under-load.test.ts'
