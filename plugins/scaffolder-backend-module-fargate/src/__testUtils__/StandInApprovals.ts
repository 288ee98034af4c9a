import { randomUUID } from 'node:crypto';
import {
  ApprovalRequest,
  ApprovalState,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Approvals } from '../approvals/Approvals';

/** A request, as whoever decides sees it. */
export interface OpenRequest extends ApprovalRequest, ApprovalState {
  entityRef: string;
}

const A_DAY_MS = 86_400_000;

/**
 * Requests for approval in memory, in place of those of the fargate-api plugin, whose own
 * tests have its rules.
 */
export class StandInApprovals implements Approvals {
  readonly open = new Map<string, OpenRequest>();
  /** Called once the next request waits. */
  onRequest?: (request: OpenRequest) => void;
  /** Whether decisions are heard of without asking again. */
  hasEvents = false;
  /** How often it was asked. */
  asked = 0;
  /** How many requests were new. */
  created = 0;
  readonly #listeners = new Map<string, () => void>();

  constructor(private readonly now: () => number) {}

  async request(
    entityRef: string,
    request: ApprovalRequest,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<ApprovalState> {
    signal?.throwIfAborted();
    this.asked++;
    const known = this.open.get(request.change);
    if (!known) {
      this.created++;
      const created: OpenRequest = {
        ...request,
        entityRef,
        id: randomUUID(),
        state: 'waiting',
        expiresAt: new Date(this.now() + A_DAY_MS).toISOString(),
        approvers: ['group:default/platform'],
      };
      this.open.set(request.change, created);
      setImmediate(() => this.onRequest?.(created));
      return { ...created };
    }
    if (
      known.state === 'waiting' &&
      this.now() >= Date.parse(known.expiresAt)
    ) {
      known.state = 'expired';
    }
    return { ...known };
  }

  async close(_: string, id: string): Promise<void> {
    for (const [change, one] of this.open) {
      if (one.id === id) this.open.delete(change);
    }
  }

  async decision(id: string, signal: AbortSignal): Promise<void> {
    await new Promise<void>(resolve => {
      this.#listeners.set(id, resolve);
      signal.addEventListener('abort', () => resolve());
    });
  }

  decide(id: string, decision: Partial<ApprovalState>): void {
    const request = [...this.open.values()].find(one => one.id === id)!;
    Object.assign(request, decision);
    if (this.hasEvents) this.#listeners.get(id)?.();
  }
}
