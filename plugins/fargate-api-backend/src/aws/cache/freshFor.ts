import { Freshness } from './isFresh';

/** For how long what AWS said is good enough for everybody, by how fast it changes. */
export const FRESH_FOR = {
  /** Tasks and targets come and go. */
  running: { from: { seconds: 5 }, to: { seconds: 30 } },
  /** Read again anyway when what it follows from changes. */
  versioned: {
    whileChanging: { seconds: 10 },
    from: { minutes: 1 },
    to: { minutes: 5 },
  },
  /** The stack's own state. */
  deployed: { from: { seconds: 10 }, to: { minutes: 2 } },
  /** Changes with a deployment only. */
  configured: { from: { minutes: 1 }, to: { minutes: 10 } },
  /** A revision of a task definition never changes. */
  immutable: { from: { hours: 1 }, to: { hours: 1 } },
} as const satisfies Record<string, Freshness>;
