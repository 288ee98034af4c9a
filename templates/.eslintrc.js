module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // Skeletons are templates of source: no JavaScript before they are filled in.
  ignorePatterns: ['software/*/skeleton/**'],
});
