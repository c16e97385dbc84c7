// What people type in Discord as they meant it: Discord writes what they choose from its lists its own way.

/** With roles and emoji by what they are called elsewhere: an id, `:name:`. A channel stays as Discord writes it, `<#1>`. */
export const typedWords = (text: string): string =>
  text.replace(/<@&(\d+)>/g, '$1').replace(/<a?(:\w+:)\d+>/g, '$1')
