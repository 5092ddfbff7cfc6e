/** The short form of F3. */
import { fault } from './f03-sigterm.ts'
import { proves } from './proves.ts'

proves(fault)
