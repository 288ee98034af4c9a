import { Role } from '../services/iam/model/Iam';
import { Account } from '../world/World';
import { accessDenied } from './accessDenied';
import { accessRequests } from './accessRequests';
import { callerKeys } from './callerKeys';
import { boundaryOf, identityPolicies, policiesOf } from './policiesOf';
import { decide, Denial } from './policy/decide';
import { RequestContext } from './policy/RequestContext';
import { AccessRequest } from './policy/statementApplies';
import { PolicyUse } from './PolicyUse';
import { Principal } from '../rights/Principal';
import { roleAt } from '../services/iam/model/roleAt';
import { Rights } from '../rights/Rights';
import { ServiceCall } from '../rights/ServiceCall';
import { RoleAssumption } from '../rights/ServiceRoles';
import { trustOf } from '../services/iam/model/trustOf';
import { accountNames, ownNames } from './callerNames';

/** The rights that a caller has by the policies in the world as they are at each call. */
export class EvaluatedRights implements Rights {
  constructor(
    readonly principal: Principal,
    private readonly calledVia: readonly string[] = [],
  ) {}

  require(call: ServiceCall): void {
    const { principal } = this;
    const keys = callerKeys(principal, call.region, this.calledVia);
    for (const request of isFree(call) ? [] : accessRequests(call, keys)) {
      const denial =
        call.service === 'sts'
          ? this.#assumptionDenial(request)
          : this.#denial(request);
      if (denial) {
        throw accessDenied(call, principal.arn, request, denial);
      }
    }
  }

  requireEach(calls: () => ServiceCall[]): void {
    calls().forEach(call => this.require(call));
  }

  via(servicePrincipal: string): Rights {
    return new EvaluatedRights(this.principal, [
      ...this.calledVia,
      servicePrincipal,
    ]);
  }

  ofServiceRole(
    roleArn: string,
    servicePrincipal: string,
    sessionName: string,
  ): Rights | undefined {
    const [, partition] = this.principal.arn.split(':');
    return rightsOfServiceRole({
      account: this.principal.account,
      partition,
      roleArn,
      servicePrincipal,
      sessionName,
    });
  }

  #denial(request: AccessRequest): Denial | undefined {
    const { account, session } = this.principal;
    if (!session) {
      return undefined;
    }
    const denial = decide(request, policiesOf(account, session));
    const role = roleAt(account.world, session.roleArn);
    if (!denial && role) {
      const use = account.world.service(PolicyUse);
      use.note(request, identityPolicies(account, role));
      use.note(request, boundaryOf(account, role));
    }
    return denial;
  }

  /**
   * A role is taken on where it trusts the caller and the caller's own policies
   * allow it; the latter is not needed where a role of the same account names
   * the caller.
   */
  #assumptionDenial(request: AccessRequest): Denial | undefined {
    const { principal } = this;
    const { world } = principal.account;
    const role = roleAt(world, request.resource);
    const byName = role && trustOf(role, request, ownNames(principal));
    const byAccount = role && trustOf(role, request, accountNames(principal));
    if (byName === 'Deny' || byAccount === 'Deny') {
      return { explicit: true, by: 'role trust policy' };
    }
    if (!byName && !byAccount) {
      return { explicit: false, by: 'role trust policy' };
    }
    const denial = this.#denial(request);
    const isOwn = isOfAccount(request.resource, principal);
    return denial?.explicit || !(isOwn && byName) ? denial : undefined;
  }
}

/** Whatever nobody needs a permission for; a role decides about web identities itself. */
function isFree({ service, operation }: ServiceCall): boolean {
  return (
    service === 'sts' &&
    ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'].includes(operation)
  );
}

function isOfAccount(arn: string, { account }: Principal): boolean {
  return arn.split(':')[4] === account.id;
}

/**
 * The rights of a role that a service takes on, by the policies in the world.
 *
 * @returns undefined where the role is not there or does not trust the service
 */
export function rightsOfServiceRole({
  account,
  partition,
  roleArn,
  servicePrincipal,
  sessionName,
  sourceArn,
}: RoleAssumption): Rights | undefined {
  const role = roleAt(account.world, roleArn);
  const request: AccessRequest = {
    action: 'sts:AssumeRole',
    resource: roleArn,
    context: new RequestContext({
      'aws:SourceAccount': account.id,
      'aws:SourceArn': sourceArn,
    }),
  };
  return role &&
    trustOf(role, request, { Service: [servicePrincipal] }) === 'Allow'
    ? new EvaluatedRights(serviceSession(account, partition, role, sessionName))
    : undefined;
}

function serviceSession(
  account: Account,
  partition: string,
  role: Role,
  sessionName: string,
): Principal {
  return {
    account,
    arn: `arn:${partition}:sts::${account.id}:assumed-role/${role.name}/${sessionName}`,
    session: {
      roleArn: role.arn,
      userId: `${role.id}:${sessionName}`,
      policies: [],
      policyArns: [],
      tags: new Map(),
      transitiveTagKeys: [],
    },
  };
}
