import { expect, test } from 'vitest'
import { showingOf } from './showing.ts'

const onPage = { stage: false }
const onStage = { stage: true }

test.each([
  ['without a tour', undefined, 'document', '/savings-account', 'none'],
  ['of a tour on the pages themselves', onPage, 'document', '/savings-account', 'caption'],
  ['of a tour on the stage', onStage, 'document', '/savings-account', 'stage'],
  ['that is the stage', onStage, 'document', '/demo/presenter', 'none'],
  ['on the phone of the stage', onStage, 'iframe', '/savings-account', 'bare'],
  ['on the phone of the studio', undefined, 'iframe', '/demo/studio/preview', 'bare'],
] as const)('a page %s', (_, tour, destination, path, showing) => {
  expect(showingOf({ tour, destination, path })).toBe(showing)
})

test('a browser that does not say what it wants a page for is never sent to the stage, which could be where it is', () => {
  expect(showingOf({ tour: onStage, destination: null, path: '/savings-account' })).toBe('caption')
  expect(showingOf({ tour: onStage, destination: null, path: '/demo/presenter' })).toBe('none')
})
