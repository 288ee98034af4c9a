import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ApprovalRequest,
  ApprovalState,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Knex } from 'knex';
import { migrations } from './migrations';

const TABLE = 'approvals';

/** A request as it is stored. Times are ISO 8601, so that they compare as texts. */
export interface StoredApproval extends ApprovalRequest {
  id: string;
  entityRef: string;
  state: 'waiting' | 'approved' | 'declined';
  approvers: string[];
  requestedAt: string;
  expiresAt: string;
  decidedBy?: string;
  reason?: string;
}

/** The requests for approval that are open. */
export class ApprovalStore {
  /** @param now - Default: the time. */
  static async create(
    knex: Knex,
    now: () => Date = () => new Date(),
  ): Promise<ApprovalStore> {
    await knex.migrate.latest({ migrationSource: migrations });
    return new ApprovalStore(knex, now);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly now: () => Date,
  ) {}

  /**
   * The request for a change, which is new unless the same task asks again, or another
   * one of the same user while the first is neither declined nor expired.
   */
  async request(
    request: Omit<StoredApproval, 'id' | 'state' | 'requestedAt' | 'expiresAt'>,
    expiresAfterMs: number,
  ): Promise<{ approval: StoredApproval; isNew: boolean }> {
    const { change, taskId } = request;
    const known = await this.#find({ change });
    const isOpen =
      known && ['waiting', 'approved'].includes(this.stateOf(known));
    if (known && (known.taskId === taskId || isOpen)) {
      await this.knex(TABLE).where({ id: known.id }).update({ taskId });
      return { approval: { ...known, taskId }, isNew: false };
    }
    if (known) {
      await this.close(known.id);
    }
    const now = this.now();
    const approval: StoredApproval = {
      ...request,
      id: randomUUID(),
      state: 'waiting',
      requestedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + expiresAfterMs).toISOString(),
    };
    await this.knex(TABLE)
      .insert(toRow(approval))
      .onConflict('change')
      .ignore();
    // Another replica may have been first.
    const stored = (await this.#find({ change })) ?? approval;
    return { approval: stored, isNew: stored.id === approval.id };
  }

  /** Those of an API that wait, oldest first. */
  async waiting(entityRef: string): Promise<StoredApproval[]> {
    const rows = await this.knex(TABLE)
      .where({ entityRef, state: 'waiting' })
      .where('expiresAt', '>', this.now().toISOString())
      .orderBy('requestedAt');
    return rows.map(fromRow);
  }

  /** @throws NotFoundError when there is no such request for the API. */
  async get(entityRef: string, id: string): Promise<StoredApproval> {
    const found = await this.#find({ entityRef, id });
    if (!found) {
      throw new NotFoundError(`There is no request ${id} for ${entityRef}`);
    }
    return found;
  }

  /** @throws ConflictError when it is decided already, or expired. */
  async decide(
    id: string,
    decision: { state: 'approved' | 'declined'; by: string; reason?: string },
  ): Promise<void> {
    const { by: decidedBy, reason, state } = decision;
    const count = await this.knex(TABLE)
      .where({ id, state: 'waiting' })
      .where('expiresAt', '>', this.now().toISOString())
      .update({ state, decidedBy, reason: reason ?? null });
    if (!count) {
      throw new ConflictError(
        'The request is decided already, withdrawn or expired.',
      );
    }
  }

  /** Forgets a request, once its task has ended. */
  async close(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).delete();
  }

  stateOf({ expiresAt, state }: StoredApproval): ApprovalState['state'] {
    const isOver = expiresAt <= this.now().toISOString();
    return isOver && state !== 'declined' ? 'expired' : state;
  }

  async #find(where: object): Promise<StoredApproval | undefined> {
    const row = await this.knex(TABLE).where(where).first();
    return row && fromRow(row);
  }
}

function toRow({ approvers, ...approval }: StoredApproval): object {
  return { ...approval, approvers: JSON.stringify(approvers) };
}

function fromRow({ approvers, ...row }: any): StoredApproval {
  return {
    ...Object.fromEntries(
      Object.entries(row).filter(([, value]) => value !== null),
    ),
    approvers: JSON.parse(approvers),
  } as StoredApproval;
}
