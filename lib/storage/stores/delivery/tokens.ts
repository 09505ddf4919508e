import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { scopes, type TokenStore } from '@/lib/delivery/access/tokens.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { apiTokens } from '../../schema/delivery.ts'
import { hashOf, type StoreParts } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'

const MINUTE_MS = 60_000

/** Tokens, by their hash. The last use is written once a minute at most. */
export function createTokenStore({ database, auditKeys, now }: Omit<StoreParts, 'sealer'>): TokenStore {
  return {
    async make({ name, products, scopes, expiresAt }) {
      const id = `tok_${randomBytes(6).toString('hex')}`
      const token = `mot_${randomBytes(32).toString('base64url')}`
      const times = { createdAt: new Date(now()), expiresAt: new Date(expiresAt) }
      const row = { id, secretHash: hashOf(token), name, products: [...products], scopes: [...scopes], ...times }
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          await transaction.insert(apiTokens).values(row)
          await appendAudit(transaction, auditKeys, { event: 'token_made', object: id, at: now() })
        }),
      )
      return { id, token }
    },

    async find(token) {
      const live = and(eq(apiTokens.secretHash, hashOf(token)), gt(apiTokens.expiresAt, new Date(now())))
      const [row] = await withClosedErrors(() => database.select().from(apiTokens).where(live))
      if (!row) return undefined
      await noteUse(row.id)
      return { id: row.id, products: row.products, scopes: scopesOf(row.scopes) }
    },

    async list() {
      const rows = await withClosedErrors(() => database.select().from(apiTokens).orderBy(desc(apiTokens.createdAt)))
      return rows.map(({ id, name, products, scopes, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        name,
        products,
        scopes: scopesOf(scopes),
        createdAt: createdAt.getTime(),
        expiresAt: expiresAt.getTime(),
        ...(lastUsedAt && { lastUsedAt: lastUsedAt.getTime() }),
      }))
    },

    revoke: (id) =>
      withClosedErrors(() =>
        transact(database, async (transaction) => {
          const { rowCount } = await transaction.delete(apiTokens).where(eq(apiTokens.id, id))
          if (rowCount) await appendAudit(transaction, auditKeys, { event: 'token_revoked', object: id, at: now() })
          return rowCount === 1
        }),
      ),
  }

  async function noteUse(id: string): Promise<void> {
    const stale = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, new Date(now() - MINUTE_MS)))
    const use = database
      .update(apiTokens)
      .set({ lastUsedAt: new Date(now()) })
      .where(and(eq(apiTokens.id, id), stale))
    await withClosedErrors(() => use)
  }
}

function scopesOf(stored: readonly string[]) {
  return scopes.filter((scope) => stored.includes(scope))
}
