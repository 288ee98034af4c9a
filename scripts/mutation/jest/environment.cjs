/**
 * The package's own test environment, in which the tests of a file run again for
 * each mutant. `runTestFile.mjs` is the other side.
 */
const { Repeater } = require('./Repeater.cjs');
const { passes } = require('./passes.cjs');

const environment = require(process.env.TEST_ENVIRONMENT);
const Environment = environment.default ?? environment;

/** Jest exits after the tests, whatever is still on its way. */
let sent;

function send(message) {
  sent = new Promise(resolve => {
    process.send(message, resolve);
  });
}

module.exports = class extends Environment {
  #repeater;

  async setup() {
    await super.setup();
    process.once('disconnect', () => process.exit());
    // What the instrumented code reads: which mutant is active.
    const switches = {};
    this.global.__stryker__ = switches;
    const job = await receiveJob();
    this.#repeater = new Repeater(switches, passes(job, switches, send), {
      loadAgain: () => this.loadAgain(),
      onTest: () => send({ isAlive: true }),
    });
  }

  async handleTestEvent(event, state) {
    await super.handleTestEvent?.(event, state);
    this.#repeater.handle(event, state);
  }

  async teardown() {
    await sent;
    await super.teardown();
  }
};

function receiveJob() {
  return new Promise(resolve => {
    process.once('message', resolve);
    send({ isReady: true });
  });
}
