import { paginateDescribeListeners } from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What a listener listens to. */
export interface ListenerFacts {
  /** `HTTP`, `HTTPS`, `TCP`, `TLS` … */
  protocol: string;
  port: number;
  certificateArn?: string;
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
      ...Listeners.map(({ Protocol, Port, Certificates }) => ({
        protocol: Protocol!,
        port: Port!,
        certificateArn: Certificates?.[0]?.CertificateArn,
      })),
    );
  }
  return listeners;
}
