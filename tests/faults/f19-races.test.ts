/** The short form of F19. */
import { fault } from './f19-races.ts'
import { proves } from './proves.ts'

proves(fault)
