/** Backstage's own configuration of the one package that is mutated. */
module.exports = async () => {
  const { projects, testTimeout } = await require('@backstage/cli/config/jest');
  const project = projects.find(
    ({ displayName }) => displayName === process.env.MUTATED_PACKAGE,
  );
  process.env.TEST_ENVIRONMENT = project.testEnvironment;
  return {
    ...project,
    testEnvironment: require.resolve('./environment.cjs'),
    testRunner: require.resolve('./testRunner.cjs'),
    testTimeout,
    transform: Object.fromEntries(
      Object.entries(project.transform).map(([files, transformer]) => [
        files,
        files.includes('ts') ? withMutants(transformer) : transformer,
      ]),
    ),
  };
};

function withMutants([transformer, options]) {
  return [require.resolve('./transform.cjs'), { transformer, options }];
}
