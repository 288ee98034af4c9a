/* eslint-disable no-script-url */

/** Texts that would run a script, or break a page. */
export const HOSTILE = {
  scripts: 'javascript:alert(1)',
  HTML: '<img src=x onerror=alert(1)>',
  'control characters': `\u202e\u0000\u001b[31m${'x'.repeat(2_000)}`,
};

/** A copy of a value with another text in place of each of its texts. */
export function withTexts(value: unknown, text: string): unknown {
  if (typeof value === 'string') {
    return text;
  }
  if (Array.isArray(value)) {
    return value.map(item => withTexts(item, text));
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          withTexts(member, text),
        ]),
      )
    : value;
}

/** Whether every link on the page leads to a page, and no text has become a part of it. */
export function expectHarmless(): void {
  for (const link of document.querySelectorAll('a')) {
    expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|\/)/);
  }
  expect(document.querySelector('img[src=x]')).toBeNull();
}
