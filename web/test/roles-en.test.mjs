// Every page of every role in English.
import { walk } from './walk.mjs'

walk('en')
