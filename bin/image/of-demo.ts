import { readdirSync, readFileSync } from 'node:fs'

/** Of the demo, and among the files of others: what they hold of it is for a build of the demo alone. */
const guests = ['app/api/demo-links.ts']

const rooms = ['app/demo', 'app/api/demo', 'app/learn', 'components/demo', 'lib/demo', 'lib/server/demo']

/** Every path that only a demo has, by the files that its pages and handlers are: each changing part filled in. */
export function demoPaths(): string[] {
  return sourcesOf('app')
    .filter((file) => /\/(page|route)\.demo\.tsx?$/.test(file))
    .map((file) => file.replace(/^app/, '').replace(/\/(page|route)\.demo\.tsx?$/, ''))
    .map((place) => place.replaceAll(/\[[^\]]+\]/g, '1a2b3c4d'))
}

/** Sentences and class names that stand in the sources of the demo and nowhere else. */
export function demoWords(): string[] {
  const ofDemo = [...rooms.flatMap(sourcesOf), ...guests].filter((file) => !/\.test\./.test(file))
  const others = ['app', 'components', 'lib']
    .flatMap(sourcesOf)
    .filter((file) => !guests.includes(file) && !rooms.some((room) => file.startsWith(`${room}/`)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const words = ofDemo.flatMap((file) => literalsIn(readFileSync(file, 'utf8')))
  return [...new Set(words)].filter((word) => !others.includes(word))
}

/** Texts long enough to be nobody else's, whole on one line. */
function literalsIn(source: string): string[] {
  const texts = [...source.matchAll(/'([A-Za-z][^'\\\n]{19,})'|"([a-z][a-z -]{9,})"/g)]
  return texts
    .map(([, text, className]) => text ?? className ?? '')
    .filter((text) => !/^(?:@|node:)?[\w./-]+$/.test(text))
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
}
