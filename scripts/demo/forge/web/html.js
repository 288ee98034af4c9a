/** HTML, which other texts are escaped for. */
class Html {
  constructor(text) {
    this.text = text;
  }
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function toText(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(toText).join('');
  return String(value ?? '').replace(/[&<>"]/g, found => ESCAPES[found]);
}

/** HTML as a template, with texts, HTML and lists of both between. */
const html = (parts, ...values) =>
  new Html(String.raw({ raw: parts }, ...values.map(toText)));

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; }
  nav, .note { color: #59636e; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d1d9e0; vertical-align: top; }
  pre, textarea { font: 13px/1.45 ui-monospace, monospace; background: #f6f8fa; padding: .8rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  textarea { width: 100%; box-sizing: border-box; }
  form { display: inline-block; margin: .3rem .5rem .3rem 0; } form.wide { display: block; }
  button { font: inherit; padding: .3rem .8rem; }
  a { color: #0550ae; }
`;

/**
 * A page of the stand-in.
 *
 * @param isLive - whether what it shows goes on, so that it is read again
 */
const page = ({ title, isLive = false }, content) =>
  toText(html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        ${isLive ? html`<meta http-equiv="refresh" content="2" />` : ''}
        <title>${title} · stand-in for GitHub</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <nav>
          <a href="/">Repositories</a> · a stand-in for GitHub, on this machine
          only
        </nav>
        <h1>${title}</h1>
        ${content}
      </body>
    </html>`);

module.exports = { html, page };
