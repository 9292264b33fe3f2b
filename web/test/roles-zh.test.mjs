// Every page of every role in Chinese.
import { walk } from './walk.mjs'

walk('zh')
