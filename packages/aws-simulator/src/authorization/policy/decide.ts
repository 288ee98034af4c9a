import { listOf, PolicyDocument, Statement } from '../../rights/PolicyDocument';
import { AccessRequest, statementApplies } from './statementApplies';

/** The kinds of policy, in the words of the denials. */
export type PolicyKind =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'session policy';

/** What is decided for a request: undefined stands for allowed. */
export type Denial = {
  explicit: boolean;
  by: PolicyKind | 'role trust policy';
};

/** The policies that rule over what a principal may do. */
export interface PolicySet {
  identity: readonly PolicyDocument[];
  /** Without one, nothing is bounded. */
  boundary?: PolicyDocument;
  /** Without any, nothing is bounded. */
  session: readonly PolicyDocument[];
}

/**
 * Decides a request as AWS does for a principal of the resource's own account:
 * a denial anywhere wins, then every kind of policy there is has to allow it.
 *
 * @returns why it is denied; undefined if it is allowed
 */
export function decide(
  request: AccessRequest,
  { identity, boundary, session }: PolicySet,
): Denial | undefined {
  const kinds: [PolicyKind, readonly PolicyDocument[]][] = [
    ['identity-based policy', identity],
    ...(boundary
      ? [['permissions boundary', [boundary]] as [PolicyKind, PolicyDocument[]]]
      : []),
    ...(session.length
      ? [['session policy', session] as [PolicyKind, readonly PolicyDocument[]]]
      : []),
  ];
  const effects = kinds.map(([by, policies]) => ({
    by,
    effect: effectOf(policies.flatMap(statementsOf), request, statementApplies),
  }));
  const denying = effects.find(({ effect }) => effect === 'Deny');
  const silent = effects.find(({ effect }) => effect === undefined);
  return denying
    ? { explicit: true, by: denying.by }
    : silent && { explicit: false, by: silent.by };
}

/** What statements say of a request: a denial before all, nothing if none speaks of it. */
export function effectOf(
  statements: readonly Statement[],
  request: AccessRequest,
  applies: (statement: Statement, request: AccessRequest) => boolean,
): Statement['Effect'] | undefined {
  const effects = statements
    .filter(statement => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Deny') ? 'Deny' : effects[0];
}

/** The statements of a policy. */
export function statementsOf({ Statement: statements }: PolicyDocument) {
  return listOf(statements);
}
