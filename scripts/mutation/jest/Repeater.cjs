/** Without a mutant nothing hangs: what is slow then is a busy machine. */
const UNLIMITED_FACTOR = 10;

/** What a hook may take while a mutant is active, unless it says so itself. */
const HOOK_LIMIT_MS = 30_000;

/**
 * Lets jest-circus run tests more than once: each pass is a copy of the tree of
 * `describe` blocks, with only the tests of the pass. A pass ends with the first
 * test that fails.
 */
class Repeater {
  #switches;
  #passes;
  #loadAgain;
  #onTest;
  #root;
  #original;
  #defaultTimeout;
  #pass;

  constructor(switches, passes, { loadAgain, onTest }) {
    this.#switches = switches;
    this.#passes = passes;
    this.#loadAgain = loadAgain;
    this.#onTest = onTest;
  }

  handle(event, state) {
    switch (event.name) {
      case 'run_start':
        this.#start(state);
        break;
      case 'run_describe_start':
        this.#enter(event.describeBlock);
        if (this.#hasFailed()) event.describeBlock.mode = 'skip';
        break;
      case 'test_start':
        this.#onTest();
        this.#switches.currentTestId = event.test.place;
        if (this.#hasFailed()) event.test.mode = 'skip';
        break;
      case 'test_done':
      case 'test_skip':
        this.#enter(event.test.parent);
        break;
      case 'run_describe_finish':
        this.#enter(event.describeBlock.parent);
        if (event.describeBlock === this.#pass?.block) this.#finish(state);
        break;
      default:
    }
  }

  #start(state) {
    this.#root = state.rootDescribeBlock;
    this.#original = { ...this.#root };
    numberTests(this.#original);
    this.#root.hooks = [];
    this.#root.children = [];
    this.#defaultTimeout = state.testTimeout;
    this.#next(state);
  }

  #next(state, outcome) {
    this.#pass = this.#passes.next(outcome).value;
    if (!this.#pass) return;
    const { tests, names, loads, limits } = this.#pass;
    this.#pass.copied = [];
    const tree = loads ? this.#load(state) : this.#original;
    this.#pass.block = copyBlock(tree, this.#root, test => {
      const runs =
        (tests?.includes(test.index) ?? true) &&
        (names?.includes(test.fullName) ?? true);
      if (!runs) return undefined;
      const timeout = limits?.[test.index] ?? longer(test.timeout);
      const copy = copyTest(test, timeout);
      this.#pass.copied.push(copy);
      return copy;
    });
    state.testTimeout = limits ? HOOK_LIMIT_MS : longer(this.#defaultTimeout);
    this.#root.children.push(this.#pass.block);
  }

  /** The tests as the file defines them when it is loaded anew. */
  #load(state) {
    const tree = { ...this.#original, hooks: [], children: [], tests: [] };
    state.hasStarted = false;
    // jest-circus leaves a skipped test there, in which none may be defined.
    state.currentlyRunningTest = null;
    state.currentDescribeBlock = tree;
    try {
      this.#loadAgain();
    } catch (error) {
      this.#pass.loadError = error;
      tree.children = [];
    }
    state.hasStarted = true;
    state.currentDescribeBlock = this.#root;
    // The first ones are not the file's, but those of what prepares tests.
    const { hooks } = this.#original;
    tree.hooks.unshift(...hooks.slice(0, hooks.length - tree.hooks.length));
    numberTests(tree);
    return tree;
  }

  #finish(state) {
    const { block, copied } = this.#pass;
    const failure = this.#failure(state);
    const tests = copied.map(({ duration, places }) => ({ duration, places }));
    // Nobody reads the results of a pass, and many passes follow.
    Object.assign(block, { children: [], hooks: [], tests: [] });
    state.unhandledErrors = [];
    this.#next(state, { failure, tests });
  }

  #failure({ unhandledErrors: [unhandled] }) {
    const { copied, loadError } = this.#pass;
    if (loadError) return describeError(loadError);
    const failed = copied.find(({ errors }) => errors.length > 0);
    if (failed) {
      return { name: failed.fullName, ...describeError(failed.errors[0]) };
    }
    return unhandled && { isOutside: true, ...describeError(unhandled) };
  }

  #enter(block) {
    this.#switches.currentTestId = block?.place ?? 'root';
  }

  #hasFailed() {
    return this.#pass?.copied.some(({ errors }) => errors.length > 0) ?? false;
  }
}

function longer(timeout) {
  return timeout && timeout * UNLIMITED_FACTOR;
}

/** Gives tests an index and a full name, and tests and blocks a place. */
function numberTests(root) {
  let tests = 0;
  let blocks = 0;
  const number = (block, outer, title) => {
    block.place = `block ${blocks++}`;
    const places = [...outer, block.place];
    for (const child of block.children) {
      const fullName = `${title} ${child.name}`;
      if (child.type === 'describeBlock') {
        number(child, places, fullName);
      } else {
        const index = tests++;
        const place = `test ${index}`;
        Object.assign(child, { index, fullName, place });
        child.places = [...places, place];
      }
    }
  };
  number(root, [], '');
}

function copyBlock(block, parent, copy) {
  const result = { ...block, parent };
  result.hooks = block.hooks.map(hook => ({ ...hook, parent: result }));
  result.children = block.children.flatMap(child => {
    if (child.type === 'describeBlock') {
      const inner = copyBlock(child, result, copy);
      return inner.children.length > 0 ? [inner] : [];
    }
    const test = copy(child);
    return test ? [Object.assign(test, { parent: result })] : [];
  });
  result.tests = result.children.filter(({ type }) => type === 'test');
  return result;
}

function copyTest(test, timeout) {
  return {
    ...test,
    timeout,
    errors: [],
    invocations: 0,
    retryReasons: [],
    unhandledRejectionErrorByPromise: new Map(),
  };
}

function describeError(thrown) {
  const [error] = [thrown].flat();
  const message = String(error?.message ?? error);
  return { message, isTimeout: message.startsWith('Exceeded timeout of') };
}

module.exports = { Repeater };
