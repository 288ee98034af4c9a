import { ConfigReader } from '@backstage/config';
import { Simulator } from '@fargate-api/aws-simulator';
import { FargateAws, FargateClients } from '../clients';

const ACCOUNT = '123456789012';

/** The clients of a target in a simulator. */
export function simulatedClients(
  simulator: Simulator,
): Promise<FargateClients> {
  const aws = FargateAws.fromConfig(
    new ConfigReader({
      fargateApi: {
        targets: [
          {
            name: 'dev',
            accountId: ACCOUNT,
            region: 'eu-west-1',
            endpoint: simulator.url,
          },
        ],
      },
      aws: {
        accounts: [
          {
            accountId: ACCOUNT,
            accessKeyId: ACCOUNT,
            secretAccessKey: 'simulated',
          },
        ],
      },
    }),
  );
  return aws.clients(aws.targets.get('dev'), { purpose: 'look' });
}
