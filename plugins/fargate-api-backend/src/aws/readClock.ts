import { ClockReading } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Reads the clock of AWS, or of the portal if the credentials for AWS are missing. */
export function readClock(
  aws: FargateAws,
  target: FargateTarget,
): Promise<ClockReading> {
  return aws.clients(target, { purpose: 'look', failFast: true }).then(
    clients => {
      const clockSpeed = clients.clockSpeed();
      const now = clients.now().toISOString();
      return clockSpeed ? { now, clockSpeed } : { now };
    },
    () => ({ now: new Date().toISOString() }),
  );
}
