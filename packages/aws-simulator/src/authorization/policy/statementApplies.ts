import { conditionsHold } from './conditions';
import { matchesArn, matchesPattern } from './matchesPattern';
import { listOf, Principals, Statement } from '../../rights/PolicyDocument';
import { RequestContext } from './RequestContext';
import { substituteVariables } from './substituteVariables';

/** One thing that somebody wants to do to one resource. */
export interface AccessRequest {
  /** `ecs:UpdateService` */
  action: string;
  /** An ARN, or `*` for an action that has no resource. */
  resource: string;
  context: RequestContext;
}

/** Whether a statement speaks of a request, whatever its effect is. */
export function statementApplies(
  statement: Statement,
  request: AccessRequest,
): boolean {
  return (
    actionMatches(statement, request) &&
    resourceMatches(statement, request) &&
    conditionsHold(statement, request.context)
  );
}

/** Whether a statement of a trust policy speaks of a request. */
export function trustApplies(
  statement: Statement,
  request: AccessRequest,
): boolean {
  return (
    actionMatches(statement, request) &&
    conditionsHold(statement, request.context)
  );
}

/**
 * Whether principals of a policy, by their kind (`AWS`, `Service`), are among
 * those that the caller is known by.
 */
export function principalMatches(
  principals: Principals | undefined,
  known: Record<string, readonly string[]>,
): boolean {
  const named =
    principals === '*' ? { AWS: '*' as string | string[] } : principals ?? {};
  return Object.entries(named).some(([kind, value]) =>
    listOf(value).some(
      one => known[kind] && (one === '*' || known[kind].includes(one)),
    ),
  );
}

function actionMatches(
  { Action, NotAction }: Statement,
  { action }: AccessRequest,
): boolean {
  const isAmong = (patterns: string | string[] | undefined) =>
    listOf(patterns).some(pattern =>
      matchesPattern(pattern, action, { ignoreCase: true }),
    );
  return NotAction ? !isAmong(NotAction) : isAmong(Action);
}

function resourceMatches(
  { Resource, NotResource }: Statement,
  { resource, context }: AccessRequest,
): boolean {
  const isAmong = (patterns: string | string[] | undefined) =>
    listOf(patterns).some(pattern => {
      const arn = substituteVariables(pattern, context);
      return arn !== undefined && matchesArn(arn, resource);
    });
  return NotResource ? !isAmong(NotResource) : isAmong(Resource);
}
