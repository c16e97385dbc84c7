// What Discord calls its components, buttons and flags, as far as messages have them: "Component Reference" of its documentation.
// The library has the same names, and takes a third of a second to load: whoever only looks at messages does without.

export const ComponentType = { ActionRow: 1, Button: 2, TextDisplay: 10, Container: 17 } as const

export const ButtonStyle = { Primary: 1, Secondary: 2 } as const

export const MessageFlags = {
  Ephemeral: 1 << 6,
  Loading: 1 << 7,
  IsComponentsV2: 1 << 15
} as const
