// Where the preview page is served, and to whom.
import { z } from 'zod'
import { ConfigError } from '../../errors.ts'

export interface PreviewSettings {
  readonly host: string
  /** The first that is tried. */
  readonly port: number
  /** Who may see the page from elsewhere than this machine; null where nobody can. */
  readonly token: string | null
  /** Whether the page is opened in the browser where there is a desktop. */
  readonly opens: boolean
}

/** Throws `ConfigError` naming the key that cannot be used: the page shows more than chat does, so that elsewhere it wants a token. */
export function readPreviewSettings(
  env: Readonly<Record<string, string | undefined>>
): PreviewSettings {
  const set = Object.fromEntries(previewKeys.map(key => [key, env[key]?.trim() || undefined]))
  const result = schema.safeParse(set)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new ConfigError(String(issue?.path[0]), issue?.message ?? 'cannot be read')
  }
  const { PREVIEW_HOST: host, PREVIEW_PORT: port, PREVIEW_TOKEN: token, PREVIEW_OPEN } = result.data
  if (!isLoopback(host) && token === undefined)
    throw new ConfigError(
      'PREVIEW_TOKEN',
      `is needed where PREVIEW_HOST is ${host}: 16 characters at least`
    )
  return { host, port, token: token ?? null, opens: PREVIEW_OPEN === 'yes' }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)

const schema = z.object({
  PREVIEW_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'wants an address such as 127.0.0.1' })
    .default('127.0.0.1'),
  PREVIEW_PORT: z.coerce
    .number({ error: 'wants a port, such as 4680' })
    .int()
    .min(0, { error: 'wants a port, such as 4680' })
    .max(65_535, { error: 'wants a port, such as 4680' })
    .default(4680),
  PREVIEW_TOKEN: z.string().min(16, { error: 'wants 16 characters at least' }).optional(),
  PREVIEW_OPEN: z.enum(['yes', 'no'], { error: 'wants yes or no' }).default('yes')
})

/** Every key that is read, in the order of `.env.example`. */
export const previewKeys = Object.keys(schema.shape)
