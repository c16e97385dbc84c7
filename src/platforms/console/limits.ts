// What a terminal can take, as data.

/** Columns. Longer lines than `most` are hard to read however wide the window is; under `least` nothing is wrapped. */
export const columns = { least: 20, usual: 80, most: 100 }

/** How many asked lines the arrow keys bring back. */
export const historyLines = 500

/** How many follow-ups are numbered. */
export const followUps = 9
