const path = require('node:path');

const root = path.resolve(__dirname, '../..');

module.exports = {
  root,
  inRoot: (...parts) => path.join(root, ...parts),
};
