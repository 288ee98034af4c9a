// jest-circus, with a way for the environment to load the test file again.
const { default: runTests } = require('jest-circus/runner');
const path = require('node:path');

module.exports = async (
  globalConfig,
  config,
  environment,
  runtime,
  ...rest
) => {
  const [testFile] = rest;
  environment.loadAgain = () => {
    forget(runtime, config.rootDir);
    runtime.enterTestCode();
    try {
      runtime.requireModule(testFile);
    } finally {
      runtime.leaveTestCode();
    }
  };
  return runTests(globalConfig, config, environment, runtime, ...rest);
};

/**
 * Forgets the package's own modules. Those of others have no mutants and take the
 * longest to load; Jest's own method forgets them too.
 */
function forget(runtime, folder) {
  for (const file of runtime._moduleRegistry.keys()) {
    if (file.startsWith(folder + path.sep))
      runtime._moduleRegistry.delete(file);
  }
  runtime._mockRegistry.clear();
}
