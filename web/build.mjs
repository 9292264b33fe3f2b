// Builds the front end: src/main.scss, src/main.js and src/icon.svg become page/dist/NAME.DIGEST.EXT with a gzip beside each, and
// page/dist/manifest.json says which name has which file. The same sources give the same bytes.
import { build } from 'esbuild'
import * as sass from 'sass'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

process.chdir(path.dirname(fileURLToPath(import.meta.url)))

// Browsers that court desktops still run; esbuild lowers syntax to them.
const target = ['chrome86', 'firefox78', 'safari14.1']
const shared = { bundle: true, minify: true, write: false, target, logLevel: 'warning', legalComments: 'none' }

const style = sass.compile('src/main.scss', { loadPaths: ['node_modules'], quietDeps: true })
const css = await build({ ...shared, stdin: { contents: style.css, loader: 'css', resolveDir: '.' } })
const js = await build({ ...shared, entryPoints: ['src/main.js'], format: 'esm' })

const out = {
  'main.css': css.outputFiles[0].contents,
  'main.js': js.outputFiles[0].contents,
  'icon.svg': readFileSync('src/icon.svg')
}

mkdirSync('page/dist', { recursive: true })
for (const old of readdirSync('page/dist')) if (old !== '.gitkeep') rmSync(path.join('page/dist', old))
const manifest = {}
for (const [name, data] of Object.entries(out)) {
  const bytes = Buffer.from(data)
  const ext = path.extname(name)
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const file = `${path.basename(name, ext)}.${digest}${ext}`
  const zipped = gzipSync(bytes, { level: 9 })
  writeFileSync(path.join('page/dist', file), bytes)
  writeFileSync(path.join('page/dist', file + '.gz'), zipped)
  manifest[name] = file
  console.log(`${file}  ${bytes.length} bytes, ${zipped.length} zipped`)
}
// Last, so that a build that failed half-way counts as none.
writeFileSync('page/dist/manifest.json', JSON.stringify(manifest, null, 2) + '\n')
