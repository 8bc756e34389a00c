import { defineConfig } from 'prisma/config'

// Only for Prisma's own CLI (`prisma generate`, `prisma migrate deploy`); the product opens its connections itself.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
