const path = require('node:path');
const { escapeHtml } = require('markdown-it')().utils;

/**
 * A page as TechDocs expects it: with the elements and classes of mkdocs-material
 * that it looks for and styles. TechDocs keeps no stylesheet but one whose name is
 * like that of mkdocs-material.
 *
 * @param stylesheet - its path in the site
 */
exports.renderPage = ({
  site,
  page,
  html,
  sections,
  stylesheet,
}) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)} - ${escapeHtml(site.name)}</title>
<link rel="stylesheet" href="${relative(page, stylesheet)}">
</head>
<body>
<input class="md-toggle" type="checkbox" id="__drawer" data-md-toggle="drawer" aria-label="Navigation">
<label class="md-overlay" for="__drawer"></label>
<header class="md-header"><label class="md-header__button md-icon" for="__drawer"></label></header>
<div class="md-container">
<div class="md-main"><div class="md-main__inner md-grid">
<div class="md-sidebar md-sidebar--primary"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">
<nav class="md-nav md-nav--primary" aria-label="Pages"><ul class="md-nav__list">
${site.sections.map(section => navigation(section, page)).join('\n')}
</ul></nav>
</div></div></div>
<div class="md-sidebar md-sidebar--secondary"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">
${contents(sections)}
</div></div></div>
<div class="md-content"><article class="md-content__inner md-typeset">
${html}
</article></div>
</div></div>
</div>
</body>
</html>
`;

function navigation({ title, pages }, current) {
  const items = pages
    .map(page =>
      link(relative(current, page.folder), page.title, page === current),
    )
    .join('\n');
  return title
    ? `<li class="md-nav__item"><span class="md-nav__section">${escapeHtml(
        title,
      )}</span>
<ul class="md-nav__list">
${items}
</ul></li>`
    : items;
}

function contents(sections) {
  return sections.length === 0
    ? ''
    : `<nav class="md-nav md-nav--secondary" aria-label="On this page"><ul class="md-nav__list">
${sections.map(({ id, title }) => link(`#${id}`, title)).join('\n')}
</ul></nav>`;
}

function link(url, title, isActive = false) {
  const active = isActive ? ' md-nav__link--active" aria-current="page' : '';
  return `<li class="md-nav__item"><a class="md-nav__link${active}" href="${url}">${escapeHtml(
    title,
  )}</a></li>`;
}

/** The URL of a page or file of the site, from the folder of a page. */
function relative({ folder }, target) {
  const url = path.posix.relative(folder, target) || '.';
  return target === '' || target.endsWith('/') ? `${url}/` : url;
}

exports.relative = relative;
