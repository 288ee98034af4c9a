// Renders the documentation for the demo portal; see docs/decisions/0034.
const { inRoot } = require('./demo/paths');
const { publishDocs } = require('./docs/publishDocs');

publishDocs(inRoot('.demo/techdocs'));
