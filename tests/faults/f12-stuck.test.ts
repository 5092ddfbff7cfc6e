/** The short form of F12. */
import { fault } from './f12-stuck.ts'
import { proves } from './proves.ts'

proves(fault)
