import { describe, expect, it } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { Problems } from '../../src/newsroom/problems.ts'

const problemsAt = (...places: readonly string[]): Problems => {
  const problems = new Problems()
  for (const place of places) problems.add(new SourceError(place, 'cannot be read'))
  return problems
}

describe('the problems of a read', () => {
  it('concern what stands there, and what is in that file or folder', () => {
    const problems = problemsAt('ports/ferry.md', 'wire.jsonl', 'isles')
    for (const id of ['ports/ferry.md', 'wire.jsonl#12', 'isles/great/lamp.md'])
      expect(problems.concern(id)).toBe(true)
    for (const id of ['ports/ferry.mdx', 'ports', 'wire.jsonl.gz', 'isles2/lamp.md'])
      expect(problems.concern(id)).toBe(false)
  })

  it('may concern anything where there are too many to know', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `${at}.md`)
    expect(problemsAt(...many).concern('other.md')).toBe(false)
    expect(problemsAt(...many, 'last.md').concern('other.md')).toBe(true)
  })

  it('are one line for each file and kind of reason, and a thousand lines at the most', () => {
    const problems = new Problems()
    problems.add(new SourceError('wire.jsonl:1', 'is not JSON: Unexpected token "a"'))
    problems.add(new SourceError('wire.jsonl:2', 'is not JSON: Unexpected token "b"'))
    problems.add(new SourceError('wire.jsonl:3', 'has no text'))
    expect(problems.lines()).toEqual([
      'wire.jsonl:1: is not JSON: Unexpected token "a" (and 1 more like it)',
      'wire.jsonl:3: has no text'
    ])
    for (let at = 0; at < 1000; at++) problems.add(new SourceError(`${at}.md`, 'is empty'))
    expect(problems.lines()).toHaveLength(1001)
    expect(problems.lines().at(-1)).toBe('2 more problems are not listed')
  })
})
