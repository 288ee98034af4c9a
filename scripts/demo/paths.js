const path = require('node:path');

exports.inRoot = (...parts) => path.resolve(__dirname, '../..', ...parts);
