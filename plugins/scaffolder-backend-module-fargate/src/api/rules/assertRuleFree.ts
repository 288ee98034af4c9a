import { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  ApiRule,
  describeRule,
  overlapOf,
  rulesOf,
} from '../../checks/rules/ApiRule';
import { readStackOfRule } from './readStackOfRule';

/**
 * Refuses a rule for requests that another API gets. A path within that of another API,
 * or around it, is for its owner only: it takes requests from it, or would get those that
 * the other one loses.
 *
 * @param rules - of the listener, without the API's own.
 * @param options.authorize - decides whether the user may change the other API.
 * @throws ConflictError at the field, which names the other API.
 */
export async function assertRuleFree(
  clients: FargateClients,
  rules: readonly Rule[],
  wanted: ApiRule,
  {
    authorize,
    signal,
  }: {
    signal?: AbortSignal;
    authorize?: (stack: StackRecord, hidden: Error) => Promise<void>;
  },
): Promise<void> {
  for (const rule of rules) {
    for (const taken of rulesOf(rule)) {
      const overlap = overlapOf(wanted, taken);
      if (overlap === 'same' || (overlap && authorize)) {
        const stack = await stackOf(clients, rule, { signal });
        const error = conflict(wanted, taken, overlap, nameOf(stack, rule));
        if (overlap === 'same' || !stack) {
          throw error;
        }
        await authorizeNested(stack, error, authorize!);
      }
    }
  }
}

async function authorizeNested(
  stack: StackRecord,
  error: ConflictError,
  authorize: (stack: StackRecord, hidden: Error) => Promise<void>,
): Promise<void> {
  try {
    await authorize(stack, error);
  } catch (refusal) {
    // The decision says whom to ask; the field and what is taken come first.
    throw refusal instanceof Error && refusal.name === 'NotAllowedError'
      ? error
      : refusal;
  }
}

function conflict(
  wanted: ApiRule,
  taken: ApiRule,
  overlap: 'same' | 'nested',
  owner: string,
): ConflictError {
  const field = wanted.path ? 'path' : 'domainName';
  const what = `${owner} has ${describeRule(taken)}`;
  return new ConflictError(
    overlap === 'same'
      ? `${field}: ${what}. Choose another path or another domain name.`
      : `${field}: ${what}, and ${describeRule(
          wanted,
        )} shares requests with it. Only who may update ${owner} can deploy that. Choose another path or another domain name.`,
  );
}

/**
 * The API that has the first of some rules for a host; undefined where none is for it.
 */
export async function holderOf(
  clients: FargateClients,
  rules: readonly Rule[],
  host: string,
  options: { signal?: AbortSignal },
): Promise<string | undefined> {
  const rule = rules.find(one => rulesOf(one).some(of => of.host === host));
  return rule && nameOf(await stackOf(clients, rule, options), rule);
}

/** The stack that has a rule; undefined for a rule from elsewhere. */
async function stackOf(
  clients: FargateClients,
  rule: Rule,
  options: { signal?: AbortSignal },
): Promise<StackRecord | undefined> {
  const arn = await readStackOfRule(clients, rule, options);
  return arn ? describeStack(clients, arn, options) : undefined;
}

function nameOf(stack: StackRecord | undefined, { RuleArn }: Rule): string {
  return (
    stack?.entityRef ?? (stack ? `stack ${stack.name}` : `rule ${RuleArn}`)
  );
}
