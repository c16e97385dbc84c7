// What the C library is told about giving memory back: it reads its settings before the first line of ours runs. Knows nothing of the bot.

/**
 * Of glibc's (mallopt(3)). Arrays of 128 KB and more get pages of their own, which go back when the array does; else each that
 * was outgrown leaves a hole, and the largest that ever went raises that bound to its own size, 32 MB at most. All threads share one
 * heap instead of eight for each core. Other C libraries pass these over.
 */
export const allocatorSettings: Readonly<Record<string, string>> = {
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_ARENA_MAX: '1'
}

/**
 * Starts this process again with the settings, as the same process: its id, its arguments, Node's flags and what it was given to read
 * and write stay. To be called before anything is opened. Comes back where nothing is to be done: on other systems than Linux, where
 * Node may start nothing (`--permission`), where whoever forked it would lose the channel to it, or where any of the settings is made
 * already, by whoever starts it or by us.
 */
export function startWithAllocatorSettings(): void {
  const isSet = Object.keys(allocatorSettings).some(name => name in process.env)
  const isAllowed = process.permission?.has('child') ?? true
  if (isSet || !isAllowed || process.connected || process.platform !== 'linux') return
  const { execPath, execArgv, argv, env } = process
  process.execve?.(execPath, [execPath, ...execArgv, ...argv.slice(1)], {
    ...env,
    ...allocatorSettings
  })
}
