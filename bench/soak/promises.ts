/**
 * One process of `yarn bench:soak --promises`: tells its parent how each kind of
 * command was reached, or fails with the sequence that broke a promise.
 */
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { keepPromises } from '../../plugins/scaffolder-backend-module-fargate/src/__testUtils__/promises/keepPromises';

keepPromises(JSON.parse(process.argv[2])).then(
  tried => process.send?.({ tried }),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
