// Writes the schemas that the stand-in Slack and the manifest are judged by, from the types that Slack publishes: `node scripts/slack-schema.ts`.
import { writeFileSync } from 'node:fs'
import { generate, generateManifest } from '../test/fakes/slack/generate.ts'

const schemas = { blocks: generate(), manifest: generateManifest() }

for (const [name, schema] of Object.entries(schemas))
  writeFileSync(
    new URL(`../test/fakes/slack/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`
  )
