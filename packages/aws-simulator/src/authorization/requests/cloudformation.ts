import { findChangeSet } from '../../services/cloudformation/model/stacks/findChangeSet';
import { CloudFormation } from '../../services/cloudformation/model/stacks/CloudFormation';
import { ServiceCall } from '../../rights/ServiceCall';
import { passRole } from './passRole';
import { ServiceRules } from './ServiceRules';

/** CloudFormation */
export const cloudformation: ServiceRules = {
  resources: {
    changeset: ({ input }) =>
      input.ChangeSetName?.startsWith('arn:') ? [input.ChangeSetName] : [],
    stack: stacksOf,
  },
  keys: ({ input }) => ({
    'cloudformation:ChangeSetName': input.ChangeSetName,
    'cloudformation:ImportResourceTypes': input.ResourcesToImport?.map(
      ({ ResourceType }: { ResourceType: string }) => ResourceType,
    ),
    'cloudformation:ResourceTypes': input.ResourceTypes,
    'cloudformation:RoleArn': input.RoleARN,
    'cloudformation:StackPolicyUrl': input.StackPolicyURL,
    'cloudformation:TemplateUrl': input.TemplateURL,
  }),
  tagsOf: (region, arn) => region.service(CloudFormation).stacks.get(arn)?.tags,
  requestTags: ({ input }) => input.Tags,
  implied: call => [
    ...passRole(call, call.input.RoleARN, 'cloudformation.amazonaws.com'),
    ...(call.operation !== 'TagResource' && call.input.Tags?.length
      ? [
          {
            ...call,
            operation: 'TagResource',
            input: { StackName: call.input.StackName, Tags: call.input.Tags },
            keys: { 'cloudformation:CreateAction': call.operation },
          },
        ]
      : []),
  ],
};

/** Cloud Control API, whose actions are CloudFormation's. */
export const cloudcontrol: ServiceRules = {
  prefix: 'cloudformation',
  resources: {},
};

/** The stack that is meant, by its ARN where it exists. */
function stacksOf({ region, input }: ServiceCall): string[] {
  const { StackName, ChangeSetName } = input;
  const state = region.service(CloudFormation);
  if (ChangeSetName?.startsWith('arn:') && !StackName) {
    const found = findChangeSet(state, ChangeSetName, undefined);
    return found ? [found.stack.id] : [];
  }
  if (!StackName) {
    return [];
  }
  return [
    state.find(StackName)?.id ??
      (StackName.startsWith('arn:')
        ? StackName
        : region.arn('cloudformation', `stack/${StackName}/*`)),
  ];
}
