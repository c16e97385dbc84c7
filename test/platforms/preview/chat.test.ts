// The chat in a real browser: asked, suggested, turned, shared, switched, by mouse and by keyboard.
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { note, reply } from '../../../src/reply.ts'
import { answered, ask, browsing } from './browsing.ts'
import { browserPath } from './opened.ts'
import { words } from './shown.ts'

describe.skipIf(browserPath === null)('the chat in a browser', () => {
  const { open, said } = browsing()

  it('asks, and shows the answer as Slack and as Discord show it', async () => {
    const { page, asks } = await open()
    await ask(page, '/wave Ada')
    await answered(page, 1)
    const slack = page.locator('.slack .message')
    expect(await slack.nth(-2).innerText()).toMatch(/You[^]*\/copydesk wave Ada/)
    expect(await slack.last().innerText()).toMatch(/Copydesk APP[^]*About Ada/)
    expect(await page.locator('.discord .message').last().innerText()).toMatch(
      /You\s+used\s+\/wave[^]*APP[^]*About Ada/
    )
    expect(asks.map(words)).toEqual(['Ada'])
    expect(said).toEqual([])
  })

  it('suggests while one types, says what each is for, and takes what the keyboard chooses', async () => {
    const { page } = await open()
    await page.locator('#line').pressSequentially('/wav')
    await page.waitForSelector('#suggestions li')
    expect(await page.locator('#suggestions li').allInnerTexts()).toEqual(['/wave\nwaves'])
    await page.keyboard.press('Tab')
    await page.locator('#line').pressSequentially('ad')
    await page.waitForSelector('#suggestions li:nth-child(2)')
    expect(await page.locator('#suggestions li').allInnerTexts()).toEqual([
      '/wave Ada Quill',
      '/wave Adam Reed'
    ])
    expect(await page.locator('#usage').innerText()).toBe('/wave PERSON [about TOPIC]: waves')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.getAttribute('#line', 'aria-activedescendant')).toBe('suggestion-1')
    await page.keyboard.press('Enter')
    expect(await page.inputValue('#line')).toBe('/wave Adam Reed')
  })

  it('offers nothing any more for a line that has been sent', async () => {
    const { page } = await open()
    await page.route('**/suggest?*', async route => {
      await sleep(300)
      await route.continue()
    })
    await ask(page, '/wave ad')
    await answered(page, 1)
    await sleep(500)
    expect(await page.locator('#suggestions').isVisible()).toBe(false)
  })

  it('is used by the keyboard alone, with the focus kept', async () => {
    const { page, asks } = await open()
    await page.keyboard.type('/wave Ada')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await answered(page, 1)
    expect(await page.evaluate('document.activeElement?.id')).toBe('line')
    await page.keyboard.press('ArrowUp')
    expect(await page.inputValue('#line')).toBe('/wave Ada')
    await page.locator('.slack .press', { hasText: 'Who is Vero' }).last().focus()
    await page.keyboard.press('Enter')
    await answered(page, 2)
    await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('line')
    expect(asks.map(words)).toEqual(['Ada', 'Vero'])
    await page.locator('.looks input').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.discord').first().isVisible()).toBe(false)
  })

  it('turns a page in its place', async () => {
    const { page } = await open()
    await ask(page, '/wave Ada')
    await answered(page, 1)
    await page.locator('.slack .press', { hasText: 'More' }).last().click()
    await page.waitForSelector('.talk h2:has-text("page:2")')
    expect(await page.locator('.answer').count()).toBe(2)
    // What was asked stays above it.
    expect(await page.locator('.slack .asked').innerText()).toMatch(/wave Ada$/)
  })

  it('shows how far a long answer is, each in the place of the one before', async () => {
    const steps = Promise.withResolvers<void>()
    const { page } = await open({
      desk: desk => ({
        ...desk,
        async answer(asked, meanwhile) {
          meanwhile?.(reply([note('1 of 3 sources read.')], [], { private: true }))
          await steps.promise
          return desk.answer(asked)
        }
      })
    })
    await ask(page, '/wave Ada')
    await page.waitForSelector('.discord:has-text("1 of 3 sources read.")')
    expect(await page.locator('.slack .press', { hasText: 'Share' }).count()).toBe(0)
    steps.resolve()
    await page.waitForSelector('.discord:has-text("About Ada")')
    expect(await page.locator('#talk').innerText()).not.toContain('1 of 3')
    expect(await page.locator('.answer').count()).toBe(2)
  })

  it('marks what is private, and shares it', async () => {
    const { page, asks } = await open()
    await ask(page, '/wave secret')
    await page.waitForSelector('.slack .private')
    expect(await page.locator('.discord .private').innerText()).toContain('Only you')
    await page.locator('.slack .press', { hasText: 'Share' }).click()
    await answered(page, 2)
    expect(asks).toHaveLength(2)
  })

  it('switches how it draws, and its colours, and remembers both', async () => {
    const { page } = await open({ theme: 'light' })
    await page.getByText('Slack', { exact: true }).click()
    expect(await page.locator('[data-side="discord"]').first().isVisible()).toBe(false)
    await page.locator('#theme').click()
    await page.reload()
    expect(await page.getAttribute('#theme', 'aria-pressed')).toBe('true')
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(20, 22, 26)'
    )
    expect(await page.locator('[data-side="discord"]').first().isVisible()).toBe(false)
    expect(await page.getByLabel('Slack', { exact: true }).isChecked()).toBe(true)
  })

  it('takes the colours of the system where none were chosen', async () => {
    const { page } = await open({ theme: 'dark' })
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(20, 22, 26)'
    )
  })

  it('shows what is sent, and that it is within the limits', async () => {
    const { page } = await open()
    await page.locator('.payload summary').first().click()
    expect(await page.locator('.payload pre').first().innerText()).toContain('"rich_text"')
  })

  it('says so where the bot cannot be reached, and goes on', async () => {
    const { page } = await open()
    await page.route('**/ask', route => route.abort())
    await ask(page, '/wave Ada')
    await page.waitForSelector('.trouble:has-text("/wave Ada")')
    await page.unroute('**/ask')
    await ask(page, '/wave Ben')
    await answered(page, 2)
    expect(await page.locator('.slack').last().innerText()).toContain('About Ben')
  })

  it('asks nothing by itself of what a link brings', async () => {
    const { page, asks } = await open({ path: '/?ask=%2Freload' })
    expect(await page.inputValue('#line')).toBe('/reload')
    expect(asks).toEqual([])
  })
})
