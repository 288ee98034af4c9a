import {
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Returns the time of AWS, or of the portal if the credentials for AWS are missing. */
export function awsNow(aws: FargateAws, target: FargateTarget): Promise<Date> {
  return aws.clients(target, { purpose: 'look', failFast: true }).then(
    clients => clients.now(),
    () => new Date(),
  );
}
