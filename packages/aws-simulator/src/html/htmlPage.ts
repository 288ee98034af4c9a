/** A page in the browser's own light or dark colours. `body` is HTML. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; }
body { max-width: 72rem; margin: 3rem auto; padding: 0 1rem; line-height: 1.5; }
h2 { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .25rem 1.5rem .25rem 0; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; }
@media (min-width: 48rem) { .word { white-space: nowrap; } }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** A table, or what to say when it has no rows. Cells that are text are escaped. */
export function htmlTable(
  headings: string[],
  rows: (string | Html)[][],
  none: string,
): string {
  if (rows.length === 0) {
    return `<p>${escapeHtml(none)}</p>`;
  }
  const head = headings.map(
    heading => `<th scope="col">${escapeHtml(heading)}</th>`,
  );
  const body = rows.map(row => `<tr>${row.map(htmlCell).join('')}</tr>`);
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join(
    '',
  )}</tbody></table>`;
}

/** Longer words, such as ARNs, may break anywhere. */
const LONGEST_WORD = 30;

function htmlCell(content: string | Html): string {
  const isWord =
    typeof content === 'string' &&
    content.length <= LONGEST_WORD &&
    !content.includes(' ');
  return `<td${isWord ? ' class="word"' : ''}>${htmlOf(content)}</td>`;
}

/** Facts by name, without those that are not known. Values that are text are escaped. */
export function htmlFacts(
  facts: Record<string, string | Html | undefined>,
): string {
  const rows = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined
      ? []
      : `<tr><th scope="row">${escapeHtml(name)}</th><td>${htmlOf(
          value,
        )}</td></tr>`,
  );
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function htmlOf(content: string | Html): string {
  return typeof content === 'string' ? escapeHtml(content) : content.html;
}

/** A piece of HTML. */
export interface Html {
  html: string;
}

/** A link. */
export function htmlLink(href: string, text: string): Html {
  return { html: `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` };
}

/** Text as HTML, also in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
