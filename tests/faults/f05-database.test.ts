/** The short form of F5. */
import { fault } from './f05-database.ts'
import { proves } from './proves.ts'

proves(fault)
