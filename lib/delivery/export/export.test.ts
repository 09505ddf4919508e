import { expect, test } from 'vitest'
import { application } from '../testing/application.ts'
import { exportApplications } from './export.ts'
import { type Format, formats } from './formats.ts'

async function textOf(format: Format, changes: object = {}, count = 2) {
  const changed = { ...application, ...changes }
  const applications = {
    async *stream() {
      for (let index = 0; index < count; index++) yield { application: changed, position: 1 }
    },
  }
  let text = ''
  for await (const piece of exportApplications(applications, { format, products: ['*'] })) text += piece.text
  return text
}

test('ndjson has a record in each line, json a list of them', async () => {
  const lines = (await textOf('ndjson')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).reference)).toEqual([application.reference, application.reference])
  expect(JSON.parse(await textOf('json'))).toHaveLength(2)
  expect(JSON.parse(await textOf('json', {}, 0))).toEqual([])
})

test('csv has a row for each value, with where it came from', async () => {
  const rows = (await textOf('csv', {}, 1)).trim().split('\r\n')

  expect(rows[0]).toContain('reference,position,product')
  expect(rows).toHaveLength(1 + application.values.length)
  expect(rows[1]).toContain('name,text,TAN XIAO HUI,true,myinfo,ICA,2026-03-26')
})

test.each(['=1+1', '+65 9123', '-1', '@SUM(A1)', '\t=1', '\r=1', '\uFF1D1'])(
  'S35 a cell that a spreadsheet would take for a formula is disarmed: %j',
  async (value) => {
    const values = [{ ...application.values[0], value }]
    const text = await textOf('csv', { values }, 1)

    expect(text).toContain(`'${value}`)
  },
)

test.each(formats)('an export as %s of the same applications is the same text', async (format) => {
  expect(await textOf(format)).toBe(await textOf(format))
})
