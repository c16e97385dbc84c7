// Elements in which a tokenizer takes tags for words. Knows their names.

/**
 * The same markup with these elements under a prefix: their tags are read as any other then, also where nothing ends the element.
 * Scripts and styles stay: what is in them is no words in any case.
 */
export const withTagsRead = (html: string): string =>
  html.replace(
    /<(\/?)(?=(?:title|textarea|xmp|iframe|noembed|noframes|noscript|plaintext)\b)/gi,
    '<$1x:'
  )

/** Nobody has written it for thirty years but to hide something: what is in it is read as in a `<pre>`. */
export const withoutXmp = (html: string): string => html.replace(/<(\/?)xmp(?=[\s>/])/gi, '<$1pre')
