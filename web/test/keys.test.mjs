// The ways of a case in both languages, by the keyboard alone.
import { describe } from 'node:test'
import { go } from './ways.mjs'

describe('keys', () => go([['zh', 'keyboard'], ['en', 'keyboard']]))
