/** The short form of F11. */
import { fault } from './f11-clocks.ts'
import { proves } from './proves.ts'

proves(fault)
