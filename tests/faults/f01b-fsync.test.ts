/** The short form of F1b. */
import { fault } from './f01b-fsync.ts'
import { proves } from './proves.ts'

proves(fault)
