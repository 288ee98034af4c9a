module.exports = {
  root: true,
  // The configuration of dependency-cruiser and of Yarn.
  overrides: [
    {
      files: ['*.cjs'],
      env: { node: true },
      parserOptions: { ecmaVersion: 2022 },
    },
  ],
};
