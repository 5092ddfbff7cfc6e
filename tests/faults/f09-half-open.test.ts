/** The short form of F9. */
import { fault } from './f09-half-open.ts'
import { proves } from './proves.ts'

proves(fault)
