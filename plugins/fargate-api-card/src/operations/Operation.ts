/** An operation on a service. */
export type Operation =
  | { kind: 'restart' }
  | { kind: 'scale'; desired: number }
  | { kind: 'stopTask'; taskId: string };
