import { clientTime } from '../../../clock/clientTime';
import { Principal } from '../../../rights/Principal';
import { World } from '../../../world/World';

const LIFETIME = 12 * 60 * 60 * 1000;

/** A password of the user `AWS`, with which somebody signs in to registries. */
export interface RegistryToken {
  password: string;
  principal: Principal;
  /** By the clock of clients. */
  expiresAt: Date;
}

/** The passwords that `GetAuthorizationToken` has given out. */
export class RegistryTokens {
  readonly #tokens = new Map<string, RegistryToken>();

  constructor(private readonly world: World) {}

  issue(principal: Principal): RegistryToken {
    const token: RegistryToken = {
      password: this.world.ids.mixed(256),
      principal,
      expiresAt: new Date(clientTime(this.world.clock) + LIFETIME),
    };
    this.#tokens.set(token.password, token);
    return token;
  }

  /** @returns undefined for a password that nobody got; see {@link RegistryTokens.isExpired} */
  find(password: string): RegistryToken | undefined {
    return this.#tokens.get(password);
  }

  isExpired({ expiresAt }: RegistryToken): boolean {
    return expiresAt.getTime() <= clientTime(this.world.clock);
  }
}
