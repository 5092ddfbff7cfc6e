/** The short form of F14a. */
import { fault } from './f14a-gate.ts'
import { proves } from './proves.ts'

proves(fault)
