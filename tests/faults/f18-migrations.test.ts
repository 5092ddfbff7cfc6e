/** The short form of F18. */
import { fault } from './f18-migrations.ts'
import { proves } from './proves.ts'

proves(fault)
