/** The short form of F16. */
import { fault } from './f16-slow.ts'
import { proves } from './proves.ts'

proves(fault)
