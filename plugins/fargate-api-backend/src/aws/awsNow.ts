import {
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** The clock of AWS; the portal's own where AWS's is not known. */
export function awsNow(aws: FargateAws, target: FargateTarget): Promise<Date> {
  return aws.clients(target, 'look').then(
    clients => clients.now(),
    () => new Date(),
  );
}
