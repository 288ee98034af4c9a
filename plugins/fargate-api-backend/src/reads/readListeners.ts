import { paginateDescribeListeners } from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What a listener listens to. */
export interface ListenerFacts {
  /** `HTTP`, `HTTPS`, `TCP`, `TLS` … */
  protocol: string;
  port: number;
}

export async function readListeners(
  { elbv2 }: FargateClients,
  loadBalancerArn: string,
  signal: AbortSignal,
): Promise<ListenerFacts[]> {
  const listeners: ListenerFacts[] = [];
  const pages = paginateDescribeListeners(
    { client: elbv2 },
    { LoadBalancerArn: loadBalancerArn },
    { abortSignal: signal },
  );
  for await (const { Listeners = [] } of pages) {
    listeners.push(
      ...Listeners.map(({ Protocol, Port }) => ({
        protocol: Protocol!,
        port: Port!,
      })),
    );
  }
  return listeners;
}
