import { InputError, NotFoundError } from '@backstage/errors';
import {
  apiShape,
  ConsumerCheck,
  tellCheck,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '../clients';
import { inEnglish } from '../inEnglish';
import { describeStack, StackRecord } from '../stack';
import { AwsAccess } from './AwsAccess';
import { decideConsumer } from './decideConsumer';
import { readConsumerFacts } from './readConsumerFacts';

/**
 * Says from AWS's own data whether a VPC can reach an internal API, and if
 * not, which step of the way is missing. Changes nothing and sends nothing
 * over the way itself.
 *
 * @param stackArn - of the API.
 * @param consumer - the name of the target with the VPC, and the VPC's id.
 * @throws NotAllowedError when the stack or the consumer is outside of the
 * targets.
 * @throws NotFoundError when there is no such stack.
 * @throws InputError when it is no internal API of ours, or the VPC is in
 * another region, the API's own, or not there.
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
      `Target ${consumerTarget.name} is in ${consumerTarget.region}, and a transit gateway is of one region: the API is in ${target.region}.`,
    );
  }
  const clients = await aws.clients(target);
  const stack = await readApi(clients, stackArn, options);
  if (
    vpcId === stack.parameters.VpcId &&
    consumerTarget.accountId === target.accountId
  ) {
    throw new InputError(
      `${vpcId} is the API's own VPC: whoever is in it needs no way there. Give the VPC of a consumer.`,
    );
  }
  const facts = await readConsumerFacts(
    aws,
    clients,
    stack,
    { clients: await aws.clients(consumerTarget), vpcId },
    options,
  );
  const hops = decideConsumer(facts);
  const missing = hops.find(({ state }) => state === 'missing');
  const check = {
    reachable: !missing,
    ...(missing && { missingHop: missing.hop }),
    hops,
    consumer: { accountId: consumerTarget.accountId, vpcId },
    url: stack.outputs.Url,
  };
  return { ...check, explanation: tellCheck(check, inEnglish) };
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
  // Without outputs while it is made for the first time.
  if (
    !stack.managed ||
    apiShape(stack.kind)?.reach !== 'private-network' ||
    !stack.outputs.LoadBalancerArn
  ) {
    throw new InputError(
      `Stack ${stack.name} (${stack.kind}, ${stack.status}) is not an internal API of this portal that is whole. Give one of fargate:internal-api:deploy.`,
    );
  }
  return stack;
}
