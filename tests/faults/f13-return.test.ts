/** The short form of F13. */
import { fault } from './f13-return.ts'
import { proves } from './proves.ts'

proves(fault)
