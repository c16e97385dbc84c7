// The little of the DOM that reading a page needs, over linkedom. No other file builds a tree.
import { parseHTML } from 'linkedom'

/** A node of a page; `data` is there for text, the rest for elements. */
export interface PageNode {
  /** 1 element, 3 text; others carry no words. */
  readonly nodeType: number
  /** In capitals for elements. */
  readonly nodeName: string
  readonly data?: string
  readonly childNodes: Iterable<PageNode>
}

export interface PageElement extends PageNode {
  readonly textContent: string | null
  readonly nextElementSibling: PageElement | null
  readonly previousElementSibling: PageElement | null
  readonly parentElement: PageElement | null
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  closest(selector: string): PageElement | null
  remove(): void
}

/** Queries find nothing rather than throw; the selectors are ours. */
export interface PageDocument {
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** Builds the tree. Only for what `weigh` lets pass; `body` is what it saw. */
export function openPage(html: string, body: boolean): PageDocument {
  // A fragment, or a page that leaves its optional tags out: without a body Readability has nowhere to look.
  const whole = body ? html : `<!doctype html><html><body>${html}</body></html>`
  const { document }: { document: PageDocument } = parseHTML(whole)
  return document
}
