import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import {
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { itemsOf } from '../checks/network/itemsOf';
import { ofType, orNothing, ReadObstacles } from './Obstacle';

/** Types by which a template gives a role policies beside those in the role. */
const POLICIES = /^AWS::IAM::(Policy|RolePolicy|ManagedPolicy)$/;

/** IAM deletes no role that has a policy which its stack did not give it. */
export const policiesOfRoles: ReadObstacles = async (
  { cloudFormation, iam },
  stackToDelete,
  { signal },
) => {
  const roles = ofType(stackToDelete, 'AWS::IAM::Role');
  if (
    !roles.length ||
    stackToDelete.resources.some(({ ResourceType = '' }) =>
      POLICIES.test(ResourceType),
    )
  ) {
    return [];
  }
  const { TemplateBody = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stackToDelete.stack.arn }),
    { abortSignal: signal },
  );
  const { Resources = {} } = parseTemplate(TemplateBody).toJS() ?? {};
  const found = roles.map(async ({ logicalId, id: RoleName }) => {
    const { ManagedPolicyArns = [], Policies = [] } =
      Resources[logicalId]?.Properties ?? {};
    const attached = await orNothing(() =>
      itemsOf(
        paginateListAttachedRolePolicies(
          { client: iam },
          { RoleName },
          { abortSignal: signal },
        ),
        page => page.AttachedPolicies,
      ),
    );
    const inline = await orNothing(() =>
      itemsOf(
        paginateListRolePolicies(
          { client: iam },
          { RoleName },
          { abortSignal: signal },
        ),
        page => page.PolicyNames,
      ),
    );
    const obstacle = (name: string, repair: string) => ({
      text: `role ${RoleName} has the policy ${name}, which is not from its stack`,
      repair,
      keeps: [logicalId],
    });
    return [
      ...attached
        .filter(({ PolicyArn }) => !isGiven(ManagedPolicyArns, PolicyArn!))
        .map(({ PolicyArn, PolicyName }) =>
          obstacle(
            PolicyName!,
            `detach it with aws iam detach-role-policy --role-name ${RoleName} --policy-arn ${PolicyArn}`,
          ),
        ),
      ...inline
        .filter(
          name =>
            !listOf(Policies).some(({ PolicyName }) => PolicyName === name),
        )
        .map(name =>
          obstacle(
            name,
            `delete it with aws iam delete-role-policy --role-name ${RoleName} --policy-name ${name}`,
          ),
        ),
    ];
  });
  return (await Promise.all(found)).flat();
};

/**
 * Whether a template attaches a policy, or may: an ARN may have pseudo parameters,
 * and one that a parameter has is not known.
 */
function isGiven(written: unknown, arn: string): boolean {
  return listOf(written).some(
    one =>
      typeof one !== 'string' ||
      !one.includes(':iam::') ||
      afterIam(one) === afterIam(arn),
  );
}

/** Without the partition and the account: only policies of one account, or of AWS, can be attached. */
function afterIam(arn: string): string {
  return arn.split(':iam::')[1].replace(/^(\$\{AWS::AccountId\}|\d{12})/, '');
}

/** A list that a function of CloudFormation makes is one unknown item. */
function listOf(value: any): any[] {
  return Array.isArray(value) ? value : [value];
}
