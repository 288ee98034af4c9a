const path = require('node:path');
const MarkdownIt = require('markdown-it');
const anchor = require('markdown-it-anchor');
const { slugOf } = require('./slugOf');

const HEADINGS = [1, 2, 3, 4];

/**
 * Renders a page of the documentation.
 *
 * @param linkTo - The URL for a link to a file of the repository, by its path there.
 * @returns the HTML, and the headings of its sections.
 */
exports.renderMarkdown = ({ file, markdown }, linkTo) => {
  const renderer = new MarkdownIt({ html: true });
  renderer.use(anchor, { level: HEADINGS, slugify: slugOf, tabIndex: false });
  renderer.core.ruler.push('links', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      for (const name of ['href', 'src']) {
        const url = token.attrGet(name);
        if (url && !/^(#|[a-z]+:)/.test(url)) {
          const [target, hash] = url.split('#');
          token.attrSet(
            name,
            linkTo(
              path.join('docs', path.dirname(file), decodeURI(target)),
              hash,
            ),
          );
        }
      }
    }
  });
  // What scrolls is to be reached by the keyboard too.
  const { rules } = renderer.renderer;
  rules.table_open = () =>
    '<div class="md-typeset__scrollwrap" tabindex="0"><table>';
  rules.table_close = () => '</table></div>';
  for (const rule of ['fence', 'code_block']) {
    rules[rule] = (tokens, index) =>
      `<pre tabindex="0"><code>${renderer.utils.escapeHtml(
        tokens[index].content,
      )}</code></pre>`;
  }
  const tokens = renderer.parse(markdown, {});
  return {
    html: renderer.renderer.render(tokens, renderer.options, {}),
    sections: tokens.flatMap(({ type, tag, attrs }, index) =>
      type === 'heading_open' && tag === 'h2'
        ? { id: Object.fromEntries(attrs).id, title: textOf(tokens[index + 1]) }
        : [],
    ),
  };
};

function textOf({ children }) {
  return children.map(({ content }) => content).join('');
}
