import {
  AwsAccess,
  FargateAws,
  FargateAwsPurpose,
  initiatorOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ActionRun } from './ActionRun';

/** The AWS access of a run, on behalf of the user who started it. */
export async function accessFor(
  run: Pick<ActionRun, 'getInitiatorCredentials'>,
  aws: Pick<FargateAws, 'access'>,
  purpose: FargateAwsPurpose = 'deploy',
): Promise<AwsAccess> {
  const initiator = initiatorOf(await run.getInitiatorCredentials());
  return aws.access({ purpose, initiator });
}
