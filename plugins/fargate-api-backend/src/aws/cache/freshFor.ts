import { Freshness } from './isFresh';

/** How long values are fresh, by how often they change. */
export const FRESH_FOR = {
  /** Decides who may see or do something. */
  authorization: { min: { seconds: 5 }, max: { seconds: 10 } },
  /** Changes at any time: tasks and targets. */
  running: { min: { seconds: 5 }, max: { seconds: 30 } },
  /** Has a version, and is also read again when the version changes. */
  versioned: {
    whileChanging: { seconds: 10 },
    min: { minutes: 1 },
    max: { minutes: 5 },
  },
  /** The status of a stack. */
  deployed: { min: { seconds: 10 }, max: { minutes: 2 } },
  /** Changes only with a deployment. */
  configured: { min: { minutes: 1 }, max: { minutes: 10 } },
  /** Never changes, such as a revision of a task definition. */
  immutable: { min: { hours: 1 }, max: { hours: 1 } },
} as const satisfies Record<string, Freshness>;
