// What the files of this platform share while it runs. Made once, at the start.
import type { FrontDesk } from '../../ask.ts'
import type { PlatformSettings } from '../../platform.ts'
import type { Api } from './api.ts'
import type { Owed } from '../../owed.ts'
import type { Debt } from './owed.ts'
import type { Shelf } from './question.ts'
import type { CommandIds } from './text.ts'

export interface Parts {
  readonly desk: FrontDesk
  readonly api: Api
  /** Ids of the application and of its user; mostly the same. */
  readonly application: string
  readonly me: string
  readonly shelf: Shelf
  readonly owed: Owed<Debt>
  readonly ids: CommandIds
  readonly settings: PlatformSettings
  /** Milliseconds until an answer counts as slow. */
  readonly patience: number
}
