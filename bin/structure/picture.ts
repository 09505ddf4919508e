import { inTests, rooms } from './rooms.ts'

const begins = '<!-- Made by `npm run structure -- --draw` from bin/structure/rooms.ts. -->'
const ends = '<!-- End of what is made. -->'

/** The rooms that one room may import, without packages. */
function roomsIn(entries: readonly string[]): string[] {
  return entries.filter((entry) => entry in rooms)
}

/** Whether a longer way leads to the same room. */
function isShownByOthers(from: string, to: string): boolean {
  const others = roomsIn(rooms[from] ?? []).filter((room) => room !== to)
  return others.some((room) => reaches(room, to))
}

function reaches(from: string, to: string): boolean {
  return roomsIn(rooms[from] ?? []).some((room) => room === to || reaches(room, to))
}

/** The rooms as a Mermaid diagram. An arrow that a longer way already shows is left out. */
export function drawRooms(): string {
  const names = Object.keys(rooms).filter((room) => room !== '.')
  const boxes = names.map((room) => `  ${idOf(room)}["${room}"]`)
  const arrows = names.flatMap((from) =>
    roomsIn(rooms[from] ?? [])
      .filter((to) => !isShownByOthers(from, to))
      .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
  )
  return ['```mermaid', 'flowchart TD', ...boxes, ...arrows, '```'].join('\n')
}

/** The walls as a table of Markdown. */
export function tabulateRooms(): string {
  const lines = Object.entries(rooms).map(([room, entries]) => {
    const packages = entries.filter((entry) => !(entry in rooms))
    const tests = inTests[room] ?? []
    return `| ${nameOf(room)} | ${listed(roomsIn(entries))} | ${listed(packages)} | ${listed(tests)} |`
  })
  return ['| room | may import | and these packages | in its tests also |', '| --- | --- | --- | --- |', ...lines].join(
    '\n',
  )
}

/**
 * A page with its picture and table made anew, between the two comments that mark them.
 *
 * @throws {Error} when the page has no such comments.
 */
export function withRooms(page: string): string {
  const [before, rest] = page.split(begins)
  const after = rest?.split(ends)[1]
  if (before === undefined || after === undefined) throw new Error('the page does not say where the picture stands')
  return `${before}${begins}\n\n${drawRooms()}\n\n${tabulateRooms()}\n\n${ends}${after}`
}

function idOf(room: string): string {
  return room.replaceAll(/[^a-z0-9]/g, '_')
}

function nameOf(room: string): string {
  return room === '.' ? 'the top' : `\`${room}\``
}

function listed(entries: readonly string[]): string {
  return entries.length === 0 ? '–' : entries.map((entry) => `\`${entry}\``).join(', ')
}
