// What a snapshot leaves for later is done once, whoever does it.
import { describe, expect, it } from 'vitest'
import { openRest } from '../../src/edition/rest.ts'

const counting = (steps: number[]) =>
  function* (): Generator<void> {
    for (let step = 1; step <= 3; step++) {
      steps.push(step)
      yield
    }
  }

describe('what was left for later', () => {
  it('is done in slices, and then there is nothing left', () => {
    const steps: number[] = []
    const rest = openRest()
    rest.leave(counting(steps)())
    expect([...rest.slices()]).toHaveLength(3)
    expect([...rest.slices()]).toHaveLength(0)
    rest.finish()
    expect(steps).toEqual([1, 2, 3])
  })

  it('is finished at once from where somebody ended early', () => {
    const steps: number[] = []
    const rest = openRest()
    rest.leave(counting(steps)())
    rest.slices().next()
    expect(steps).toEqual([1])
    rest.finish()
    expect(steps).toEqual([1, 2, 3])
  })

  it('is nothing where nothing was left', () => {
    const rest = openRest()
    rest.finish()
    expect([...rest.slices()]).toEqual([])
  })
})
