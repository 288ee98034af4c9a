import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { FargateAccessOptions } from './FargateAccessOptions';

/** How long a decision counts after it was asked for, in milliseconds. */
const FRESH_MS = 1_000;

interface SharedDecision {
  askedAt: number;
  decisions: Promise<PolicyDecision[]>;
}

type Permissions = FargateAccessOptions['permissions'];

/**
 * Asks the policy about the same permissions once a second for each session. What
 * is shared is the policy's decision with its conditions, which depends on the
 * user alone; whoever asks applies it to the entity as it is now. The permission
 * client batches only what is asked in one call.
 */
export class SharedDecisions implements Permissions {
  /** By session and permissions, those that were asked for first in front. */
  readonly #shared = new Map<string, SharedDecision>();

  constructor(
    private readonly options: Pick<
      FargateAccessOptions,
      'auth' | 'permissions'
    >,
  ) {}

  authorizeConditional: Permissions['authorizeConditional'] = (
    queries,
    options,
  ) => {
    const ask = () =>
      this.options.permissions.authorizeConditional(queries, options);
    const { credentials } = options;
    // Those of services are decided without a request.
    return this.options.auth.isPrincipal(credentials, 'user')
      ? this.#share(
          keyOf(
            credentials,
            queries.map(({ permission }) => permission),
          ),
          ask,
        )
      : ask();
  };

  authorize: Permissions['authorize'] = (...query) =>
    this.options.permissions.authorize(...query);

  #share(
    key: string,
    ask: () => Promise<PolicyDecision[]>,
  ): Promise<PolicyDecision[]> {
    const askedAt = performance.now();
    this.#forgetBefore(askedAt - FRESH_MS);
    const shared = this.#shared.get(key);
    if (shared) {
      return shared.decisions;
    }
    const decisions = ask().catch(error => {
      if (this.#shared.get(key)?.decisions === decisions) {
        this.#shared.delete(key);
      }
      throw error;
    });
    this.#shared.set(key, { askedAt, decisions });
    return decisions;
  }

  #forgetBefore(time: number): void {
    for (const [key, { askedAt }] of this.#shared) {
      if (askedAt > time) {
        return;
      }
      this.#shared.delete(key);
    }
  }
}

/**
 * The same only for one session: a token that another plugin presents for a user
 * names that plugin, and tokens of several sessions expire at different times.
 */
function keyOf(
  { principal, expiresAt }: BackstageCredentials,
  permissions: readonly ResourcePermission[],
): string {
  return JSON.stringify([
    principal,
    // A text in a task of the scaffolder, which keeps credentials as JSON.
    expiresAt,
    permissions.map(({ name }) => name),
  ]);
}
