// Which tests run, with which mutant, one pass after the other. `yield` carries out a
// pass, and returns what failed in it.

/** A mutant that runs so much more often than the original never ends. */
const HITS_FACTOR = 100;
const FREE_HITS = 1000;

/** Beside so much more than a test takes without a mutant, it may take FREE_MS. */
const TIME_FACTOR = 5;
const FREE_MS = 5_000;

/** All tests of a file that has been loaded with the mutant active. */
function* loadedMutant({ reach, loadWith }, send) {
  const { failure } = yield { limits: limitsOf(reach) };
  send({ id: loadWith, ...fateOf(failure, reach.tests.length) });
}

/** The mutants, one by one, and the tests that reach them. */
function* switchedMutants({ reach: known, mutants }, switches, send) {
  const reach = known ?? (yield* findReach(switches, send));
  if (!reach) return;
  let isFresh = true;
  for (const id of mutants) {
    const { tests, isStatic } = reach.of[id] ?? { tests: [] };
    if (tests.length === 0) {
      send({ id, fate: isStatic ? 'static' : 'unreached' });
      continue;
    }
    send({ active: id });
    activate(switches, id, reach);
    const { failure } = yield { tests, limits: limitsOf(reach) };
    // What runs once, and is kept, does not run again for a mutant.
    const mustLoad = isStatic || switches.hitCount === 0;
    deactivate(switches);
    if (!failure) {
      const fate = mustLoad ? 'static' : 'survived';
      send({ id, fate, tests: tests.length });
      continue;
    }
    const isSpoiled =
      failure.isTimeout ||
      failure.test === undefined ||
      (yield { tests: [failure.test], limits: limitsOf(reach) }).failure;
    // What an earlier mutant left behind may have failed.
    if (isFresh || !isSpoiled) send({ id, ...fateOf(failure, tests.length) });
    if (isSpoiled) return;
    isFresh = false;
  }
}

/** The tests that reach each mutant, and how long each takes. */
function* findReach(switches, send) {
  const { failure, tests } = yield {};
  if (failure) {
    send({ failsAnyway: failure.message });
    return undefined;
  }
  const { static: atLoad = {}, perTest = {} } = switches.mutantCoverage ?? {};
  const of = {};
  for (const [index, { places }] of tests.entries()) {
    for (const place of places) {
      for (const [id, hits] of Object.entries(perTest[place] ?? {})) {
        of[id] ??= { tests: [], hits: 0 };
        if (of[id].tests.at(-1) !== index) of[id].tests.push(index);
        of[id].hits += hits;
      }
    }
  }
  for (const [id, hits] of Object.entries(atLoad)) {
    of[id] ??= { tests: [], hits: 0 };
    of[id].isStatic = true;
    of[id].hits += hits;
  }
  const reach = { tests: tests.map(({ duration }) => duration), of };
  send({ reach });
  return reach;
}

function activate(switches, id, reach) {
  switches.hitCount = 0;
  switches.hitLimit = FREE_HITS + HITS_FACTOR * (reach.of[id]?.hits ?? 0);
  switches.activeMutant = id;
}

function deactivate(switches) {
  switches.activeMutant = undefined;
}

function limitsOf(reach) {
  return reach.tests.map(duration => FREE_MS + TIME_FACTOR * duration);
}

function fateOf(failure, tests) {
  return failure
    ? { fate: 'killed', tests, why: failure.message }
    : { fate: 'survived', tests };
}

module.exports = { activate, loadedMutant, switchedMutants };
