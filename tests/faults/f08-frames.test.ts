/** The short form of F8. */
import { fault } from './f08-frames.ts'
import { proves } from './proves.ts'

proves(fault)
