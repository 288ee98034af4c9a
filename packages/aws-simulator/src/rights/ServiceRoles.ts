import { Account, World } from '../world/World';
import { Rights } from './Rights';

/** A service that takes on a role by itself, for one of its resources. */
export interface RoleAssumption {
  /** The account of the resource. */
  account: Account;
  partition: string;
  roleArn: string;
  /** E.g. `ecs-tasks.amazonaws.com`. */
  servicePrincipal: string;
  /** By which the service is known in the role. */
  sessionName: string;
  /** The resource. */
  sourceArn?: string;
}

/**
 * How services take on roles. `createWorld` sets it, since the evaluation of
 * policies depends on the services.
 */
export class ServiceRoles {
  /** Undefined where the role is not there or does not trust the service. */
  assume: (assumption: RoleAssumption) => Rights | undefined = () => undefined;

  constructor(readonly world: World) {}
}
