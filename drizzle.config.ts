import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate` writes the next migration from the schema. The application applies them at its start. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './lib/storage/schema',
  out: './lib/storage/migrations',
})
