module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // A template of source: no JavaScript before it is filled in.
  ignorePatterns: ['software/public-api/skeleton/**'],
});
