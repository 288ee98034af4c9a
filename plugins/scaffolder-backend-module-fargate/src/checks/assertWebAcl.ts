import { InputError } from '@backstage/errors';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { matchesArn } from '../validation/matchesArn';

/**
 * Checks that a target lets public APIs have a web ACL.
 *
 * @throws InputError when it does not.
 */
export function assertWebAcl(
  {
    name,
    defaults = {},
    webAclArns = [],
  }: Pick<FargateTarget, 'name' | 'defaults' | 'webAclArns'>,
  webAclArn: string,
): void {
  if (
    webAclArn === 'none' ||
    webAclArn === defaults.webAclArn ||
    webAclArns.some(pattern => matchesArn(pattern, webAclArn))
  ) {
    return;
  }
  throw new InputError(
    `webAclArn: target ${name} does not let APIs have ${webAclArn}. ${
      webAclArns.length
        ? `It lists ${webAclArns.join(', ')}.`
        : 'It lists none.'
    } An administrator can add to webAclArns under fargateApi.targets.`,
  );
}
