// Writes the schema that the stand-in Slack judges by, from the types that Slack publishes: `node scripts/slack-schema.ts`.
import { writeFileSync } from 'node:fs'
import { generate } from '../test/fakes/slack/generate.ts'

writeFileSync(
  new URL('../test/fakes/slack/blocks.schema.json', import.meta.url),
  `${JSON.stringify(generate(), null, 2)}\n`
)
