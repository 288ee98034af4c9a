// Which tests run, with which mutant, one pass after the other. `yield` carries out a
// pass and returns what failed in it:
//
// - `tests` or `names`: which tests run, by index or name; else all.
// - `loads`: whether the file is loaded anew, with the mutant active.
// - `limits`: how long each test may take.

/** A mutant that runs so much more often than the original never ends. */
const HITS_FACTOR = 100;
const FREE_HITS = 1000;

/** Beside so much more than a test takes without a mutant, it may take FREE_MS. */
const TIME_FACTOR = 5;
const FREE_MS = 5_000;

/** Lets mutants meet the tests of the file, until one leaves something behind. */
function* passes({ reach: known, mutants }, switches, send) {
  const reach = known ?? (yield* findReach(switches, send));
  if (!reach) return;
  const limits = reach.tests.map(time => FREE_MS + TIME_FACTOR * time);
  let isFresh = true;
  /** @returns whether the mutant has survived; undefined if nobody can tell */
  function* meet(id, pass) {
    send({ active: id });
    activate(switches, id, reach);
    const { failure } = yield { ...pass, limits };
    deactivate(switches);
    if (!failure) return true;
    const isSpoiled =
      failure.isTimeout ||
      failure.isOutside ||
      (yield { names: [failure.name], loads: pass.loads, limits }).failure;
    // What an earlier mutant left behind may have failed.
    if (isFresh || !isSpoiled) {
      send({ id, fate: 'killed', why: failure.message });
    }
    isFresh = false;
    return isSpoiled ? undefined : false;
  }

  const loaded = [];
  for (const id of mutants) {
    const { tests, isStatic } = reach.of[id] ?? { tests: [] };
    if (tests.length > 0) {
      const survives = yield* meet(id, { tests });
      if (survives === undefined) return;
      if (!survives) continue;
    }
    // What runs only once, and is kept, does not run again for a mutant.
    const isReached = tests.length > 0 && switches.hitCount > 0;
    if (isStatic || (tests.length > 0 && !isReached)) {
      loaded.push(id);
    } else {
      const fate = isReached ? 'survived' : 'unreached';
      send({ id, fate, tests: tests.length });
    }
  }
  if (loaded.length === 0) return;
  const { failure: unloadable, tests: same } = yield { loads: true };
  if (!unloadable && same.length !== reach.tests.length) {
    throw new Error('Loaded again, the file has other tests');
  }
  for (const id of loaded) {
    if (unloadable) {
      send({ id, fate: 'unreached', warning: unloadable.message });
      continue;
    }
    const survives = yield* meet(id, { loads: true });
    if (survives === undefined) return;
    if (survives) send({ id, fate: 'survived', tests: reach.tests.length });
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

module.exports = { passes };
