// What an acknowledgement with words in it rejects with where Slack has been told before that the answer comes later.

export class PromisedError extends Error {
  override readonly name = 'PromisedError'

  constructor() {
    super('slack: it has been acknowledged with the promise of an answer')
  }
}

/** False where the answer has to go another way, since one has been promised; whatever else fails it rejects with. */
export async function isTaken(acknowledging: Promise<void>): Promise<boolean> {
  try {
    await acknowledging
    return true
  } catch (error) {
    if (error instanceof PromisedError) return false
    throw error
  }
}
