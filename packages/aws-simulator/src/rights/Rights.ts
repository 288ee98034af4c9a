import { Principal } from './Principal';
import { ServiceCall } from './ServiceCall';

/** What a caller may do. */
export interface Rights {
  readonly principal: Principal;
  /** @throws AwsError in the words of the service where the caller may not make a call */
  require(call: ServiceCall): void;
  /** The same for several calls, which are made up only if anybody asks. */
  requireEach(calls: () => ServiceCall[]): void;
  /** The same rights where a service makes calls of its own for the caller. */
  via(servicePrincipal: string): Rights;
  /**
   * The rights of a role that a service takes on.
   *
   * @param sessionName - by which the service is known in the role
   * @returns undefined where the role is not there or does not trust the service
   */
  ofServiceRole(
    roleArn: string,
    servicePrincipal: string,
    sessionName: string,
  ): Rights | undefined;
}
