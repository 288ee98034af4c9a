/** For how long what AWS said is good enough for everybody, by how fast it changes. */
export const FRESH_FOR = {
  /** Tasks and targets come and go. */
  running: { seconds: 5 },
  /** The stack's own state. */
  deployed: { seconds: 15 },
  /** Changes with a deployment only. */
  configured: { minutes: 1 },
  /** A revision of a task definition never changes. */
  immutable: { hours: 1 },
} as const;
