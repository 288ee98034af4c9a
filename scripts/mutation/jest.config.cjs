/** Backstage's own configuration of the one package that is mutated. */
module.exports = async () => {
  const { projects, testTimeout } = await require('@backstage/cli/config/jest');
  const project = projects.find(
    ({ displayName }) => displayName === process.env.MUTATED_PACKAGE,
  );
  return { ...project, testTimeout };
};
