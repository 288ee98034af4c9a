import { Principal, RoleSession } from '../../../rights/Principal';
import { Account } from '../../../world/World';
import { Iam } from '../../iam/model/Iam';
import { clientTime } from '../../../clock/clientTime';
import { newSessionKey } from './sessionKey';

/** A role session. */
export interface Session {
  account: Account;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** When the session ends, in virtual time. */
  expiration: Date;
  /** When the session expires, in the client's time. */
  clientExpiration: Date;
  /** `arn:aws:sts::{account}:assumed-role/{role}/{session}` */
  principal: Principal & { session: RoleSession };
}

/** The sessions that `AssumeRole` has opened in the roles of one account. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #roleIds = new Map<string, string>();

  constructor(private readonly account: Account) {}

  /** @param narrowing - what the session is narrowed and marked by */
  open(
    options: {
      roleArn: string;
      sessionName: string;
      seconds: number;
    },
    narrowing: Partial<RoleSession> = {},
  ): Session {
    const { roleArn, sessionName } = options;
    const [, partition] = roleArn.split(':');
    const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const { account } = this;
    const { clock, ids } = account.world;
    // Clients hold the expiration against their own clock, not the virtual one,
    // so a session lasts as long as they think even when virtual time runs.
    const clientNow = clientTime(clock);
    const rate = clock.speed === 'manual' ? 1 : clock.speed;
    const session: Session = {
      account,
      accessKeyId: newSessionKey(account.id, ids),
      secretAccessKey: ids.mixed(40),
      sessionToken: ids.mixed(356),
      expiration: new Date(clock.now() + options.seconds * rate * 1000),
      clientExpiration: new Date(clientNow + options.seconds * 1000),
      principal: {
        account,
        arn: `arn:${partition}:sts::${account.id}:assumed-role/${roleName}/${sessionName}`,
        session: {
          roleArn,
          userId: this.#userId(roleName, sessionName),
          policies: [],
          policyArns: [],
          tags: new Map(),
          transitiveTagKeys: [],
          ...narrowing,
        },
      },
    };
    this.#sessions.set(session.accessKeyId, session);
    return session;
  }

  find(accessKeyId: string): Session | undefined {
    return this.#sessions.get(accessKeyId);
  }

  #userId(roleName: string, sessionName: string): string {
    let roleId =
      this.account.service(Iam).roles.get(roleName)?.id ??
      this.#roleIds.get(roleName);
    if (!roleId) {
      roleId = `AROA${this.account.world.ids.upper(17)}`;
      this.#roleIds.set(roleName, roleId);
    }
    return `${roleId}:${sessionName}`;
  }
}
