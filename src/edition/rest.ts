// What a snapshot leaves for later. Knows work in slices, nothing of what it is.

/**
 * An edition answers from what was saved; what only changes ask for is worked out when the first one comes: in slices by
 * whoever sees it coming, else at once.
 */
export interface Rest {
  leave(work: Generator<void>): void
  /** What is left of it, in slices; nothing where nothing was left. Whoever goes on after another ended early goes on there. */
  slices(): Generator<void>
  /** The same at once. */
  finish(): void
}

export const openRest = (): Rest => {
  let left: Generator<void> | undefined
  const step = (): boolean => {
    if (left?.next().done === true) left = undefined
    return left !== undefined
  }
  return {
    leave: work => (left = work),
    *slices() {
      while (step()) yield
    },
    finish: () => {
      while (step());
    }
  }
}
