/**
 * The package's own test environment, in which nothing starts after the first
 * failed test: that one has noticed the mutant, and others may wait for long for
 * what the mutant keeps from happening.
 */
const environment = require(process.env.TEST_ENVIRONMENT);
const Environment = environment.default ?? environment;

/**
 * How much longer tests may take while no mutant is active: nothing hangs then, and
 * a busy machine must not look like a failing test.
 */
const EXTRA_TIME = 10;

module.exports = class extends Environment {
  #hasFailed = false;

  async handleTestEvent(event, state) {
    await super.handleTestEvent?.(event, state);
    if (event.name === 'run_start' && !process.env.__STRYKER_ACTIVE_MUTANT__) {
      state.testTimeout *= EXTRA_TIME;
    }
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') {
      this.#hasFailed = true;
    }
    if (!this.#hasFailed) return;
    if (event.name === 'test_start') event.test.mode = 'skip';
    if (event.name === 'run_describe_start') event.describeBlock.mode = 'skip';
  }
};
