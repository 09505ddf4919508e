import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The sources of our two packages under their names, as tsconfig.json tells the compiler. */
const packages = Object.entries<string[]>(
  JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8')).compilerOptions.paths,
)
  .filter(([name]) => !name.includes('*'))
  .map(([name, [file = '']]) => ({ find: new RegExp(`^${name}$`), replacement: file.replace('./', root) }))

/** Chosen here once for all workers: `bin/testing/seed.ts` tells what for. */
const { SEED = '20261129' } = process.env
const seed = SEED === 'random' ? `${randomInt(2 ** 31)}` : SEED
if (SEED === 'random') process.stdout.write(`SEED=${seed}\n`)

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: `${root}lib/server/testing/server-only.ts` },
      ...packages,
    ],
  },
  test: {
    maxWorkers: '100%',
    env: { SEED: seed },
    setupFiles: 'bin/testing/seed.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,app,components,bin}/**/*.test.{ts,tsx}'],
          exclude: ['lib/storage/**', '**/*.{slow,proof}.test.{ts,tsx}'],
          // Files share one module graph: loading it anew for each of a hundred files took longer than a third of the tests.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'storage',
          include: ['lib/storage/**/*.test.ts'],
          globalSetup: 'lib/storage/testing/global-setup.ts',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['{lib,app,bin}/**/*.slow.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'proof',
          include: ['{lib,app,bin}/**/*.proof.test.{ts,tsx}'],
          // Servers that fail over: what passes only the second time is told as such.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
