// The ways of a case in both languages, without the script of the pages, and by mouse with it.
import { describe } from 'node:test'
import { go } from './ways.mjs'

describe('ways', () => go([['zh', 'mouse'], ['en', 'plain'], ['zh', 'plain']]))
