import { InputError, NotFoundError } from '@backstage/errors';
import {
  apiShape,
  ConsumerCheck,
  formatCheck,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { AwsAccess, FargateClients } from '../clients';
import { translateToEnglish } from '../translateToEnglish';
import { assertOwnOutputs, describeStack, StackRecord } from '../stack';
import { evaluateHops } from './evaluateHops';
import { readConsumerFacts } from './readConsumerFacts';

/** The outputs that say what of the API is read. */
const READ_OUTPUTS = [
  'LoadBalancerArn',
  'LoadBalancerSecurityGroupId',
  'ServiceSecurityGroupId',
  'TargetGroupArn',
];

/**
 * Checks from the configuration in AWS whether a VPC can reach an internal API
 * and, if not, which hop of the path is missing. It is read-only: no traffic is
 * sent.
 *
 * @param stackArn - of the API.
 * @param consumer - the name of the target with the VPC, and the VPC's id.
 * @throws NotAllowedError when the stack or the consumer is outside of the
 * targets, or the stack names resources that are not its own.
 * @throws NotFoundError when there is no such stack.
 * @throws InputError when the stack is not an internal API of this portal, or
 * the VPC is in another region, is the API's own, or does not exist.
 * @public
 */
export async function checkConsumer(
  aws: AwsAccess,
  stackArn: string,
  consumer: { target: string; vpcId: string },
  options: { signal?: AbortSignal } = {},
): Promise<ConsumerCheck> {
  const target = aws.targets.forArn(stackArn);
  const consumerTarget = aws.targets.get(consumer.target);
  const { vpcId } = consumer;
  if (consumerTarget.region !== target.region) {
    throw new InputError(
      `Target ${consumerTarget.name} is in ${consumerTarget.region}, but the API is in ${target.region}, and a transit gateway connects VPCs of one region only.`,
    );
  }
  const clients = await aws.clients(target);
  const stack = await readApi(clients, stackArn, options);
  if (
    vpcId === stack.parameters.VpcId &&
    consumerTarget.accountId === target.accountId
  ) {
    throw new InputError(
      `${vpcId} is the API's own VPC. Choose the VPC of a consumer.`,
    );
  }
  const facts = await readConsumerFacts(
    aws,
    clients,
    stack,
    { clients: await aws.clients(consumerTarget), vpcId },
    options,
  );
  const hops = evaluateHops(facts);
  const missing = hops.find(({ state }) => state === 'missing');
  const check = {
    reachable: hops.every(({ state }) => state === 'ok'),
    ...(missing && { missingHop: missing.hop }),
    hops,
    consumer: { accountId: consumerTarget.accountId, vpcId },
    url: stack.outputs.Url,
  };
  return { ...check, explanation: formatCheck(check, translateToEnglish) };
}

async function readApi(
  clients: FargateClients,
  arn: string,
  options: { signal?: AbortSignal },
): Promise<StackRecord> {
  const stack = await describeStack(clients, arn, options);
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new NotFoundError(
      `There is no stack ${arn} in target ${clients.target.name}. Deploy the API first.`,
    );
  }
  // During its first deployment a stack has no outputs yet.
  if (
    !stack.managed ||
    apiShape(stack.kind)?.reach !== 'private-network' ||
    !stack.outputs.LoadBalancerArn
  ) {
    throw new InputError(
      `Stack ${stack.name} (${stack.kind}, ${stack.status}) is not a deployed internal API of this portal. Choose one that fargate:internal-api:deploy created.`,
    );
  }
  await assertOwnOutputs(clients, stack, { ...options, keys: READ_OUTPUTS });
  return stack;
}
