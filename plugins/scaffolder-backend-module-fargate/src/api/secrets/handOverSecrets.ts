import {
  DescribeSecretCommand,
  TagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  ENTITY_TAG,
  OWNER_TAG,
  parseTemplate,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { StackRequest } from '../../stack/StackRequest';
import { arnIn } from '../configuration/resolveSecrets';
import { secretsIn } from '../configuration/secretsIn';
import { secretName } from './putSecret';
import { tagOf } from './secretTags';

/**
 * Lets the secrets that this portal stored for an API name its present owner, once
 * a deployment has handed it over. Can be repeated. Those that a person stored stay
 * as they are.
 *
 * @param deployed - what was deployed.
 */
export async function handOverSecrets(
  { clients: { secretsManager }, log, signal }: DeploymentContext,
  deployed: Pick<StackRequest, 'entityRef' | 'name' | 'template'> & {
    owner: string | undefined;
  },
): Promise<void> {
  const { entityRef, name: stackName, owner, template } = deployed;
  if (!owner || !template) {
    return;
  }
  const references = secretsIn(parseTemplate(template));
  const prefix = `:secret:${secretName({ stackName, variable: '' })}`;
  const stored = new Set(references.map(arnIn));
  for (const SecretId of [...stored].filter(arn => arn.includes(prefix))) {
    const { Name, Tags } = await secretsManager.send(
      new DescribeSecretCommand({ SecretId }),
      { abortSignal: signal },
    );
    const before = tagOf(Tags, OWNER_TAG);
    if (before && before !== owner) {
      // The shipped role may tag only what the same request names the API of.
      await secretsManager.send(
        new TagResourceCommand({
          SecretId,
          Tags: [
            { Key: ENTITY_TAG, Value: entityRef },
            { Key: OWNER_TAG, Value: owner },
          ],
        }),
        { abortSignal: signal },
      );
      log.line('Secrets', `${Name}: handed over from ${before} to ${owner}`);
    }
  }
}
