/** The short form of F14. */
import { fault } from './f14-fuzz.ts'
import { proves } from './proves.ts'

proves(fault)
