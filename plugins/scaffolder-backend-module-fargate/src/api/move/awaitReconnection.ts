import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { formatSeconds, secondsBetween } from '../../log/format';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { MovingKind } from './moving';
import { readKeepAlive } from './readKeepAlive';

/**
 * How long resolvers keep the answer of an alias record to a load balancer.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html
 */
const ALIAS_TTL_SECONDS = 60;

/** Seconds between two lines about the wait. */
const HEARTBEAT_SECONDS = 600;

/** Seconds between two looks, which also tell the time of AWS. */
const PAUSE_SECONDS = 30;

/**
 * Waits until no client can still send requests to the load balancer that a name led to
 * before: until resolvers have forgotten it, and then as long as it keeps a connection.
 * When the name moved is read from the stack, so that a restarted task waits only for
 * the rest.
 *
 * @param from - the kind of API that has the load balancer from before.
 * @throws the reason of the signal, as soon as it aborts.
 */
export async function awaitReconnection(
  context: DeploymentContext,
  stackArn: string,
  from: MovingKind,
): Promise<void> {
  const { clients, clock, log, signal } = context;
  const keepAlive = await readKeepAlive(context, stackArn, from);
  let saidAt: Date | undefined;
  for (;;) {
    const movedAt = await readNameMovedAt(context, stackArn);
    const now = clients.now();
    const left = ALIAS_TTL_SECONDS + keepAlive - secondsBetween(movedAt, now);
    if (left <= 0) {
      return;
    }
    if (!saidAt || secondsBetween(saidAt, now) >= HEARTBEAT_SECONDS) {
      saidAt = now;
      log.line(
        'Move',
        `the name leads to the new load balancer; clients can have connections to the old one for another ${formatSeconds(
          left,
        )}, and both serve the API until then`,
      );
    }
    await clock.sleep(PAUSE_SECONDS, signal);
  }
}

/** When the stack last changed the record of the API's name. */
async function readNameMovedAt(
  { clients, signal }: DeploymentContext,
  stackArn: string,
): Promise<Date> {
  const { StackResourceDetail } = await clients.cloudFormation.send(
    new DescribeStackResourceCommand({
      StackName: stackArn,
      LogicalResourceId: 'AliasRecord',
    }),
    { abortSignal: signal },
  );
  return StackResourceDetail!.LastUpdatedTimestamp!;
}
