// A gate for work that many do and that must stand still while something else is done.

/** Closed at first. */
export class Gate {
  #isOpen = false
  #inside = 0
  #opened = Promise.withResolvers<void>()
  #emptied = Promise.withResolvers<void>()

  /** Goes through when the gate is open; who is inside is waited for at the next `close`. Rejects with what the task does. */
  async through(task: () => Promise<void>): Promise<void> {
    while (!this.#isOpen) await this.#opened.promise
    this.#inside += 1
    try {
      await task()
    } finally {
      this.#inside -= 1
      if (this.#inside === 0) this.#emptied.resolve()
    }
  }

  open(): void {
    this.#isOpen = true
    this.#opened.resolve()
  }

  /** Lets nobody in any more; resolves when everybody has left. */
  async close(): Promise<void> {
    if (this.#isOpen) this.#opened = Promise.withResolvers()
    this.#isOpen = false
    while (this.#inside > 0) {
      this.#emptied = Promise.withResolvers()
      await this.#emptied.promise
    }
  }
}
