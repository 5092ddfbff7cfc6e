/** The short form of F1. */
import { fault } from './f01-kill.ts'
import { proves } from './proves.ts'

proves(fault)
