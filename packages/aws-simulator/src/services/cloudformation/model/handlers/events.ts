import { ResourceRequest } from '../../../ResourceType';
import { HandlerCall, HandlerCalls, likelyName, when } from './HandlerCalls';

const putRule = (
  { properties: { RoleArn } }: ResourceRequest,
  Name: string,
): HandlerCall => ['events:PutRule', { Name, RoleArn }];

const putTargets = (
  { properties: { Targets } }: ResourceRequest,
  Rule: string,
): HandlerCall[] =>
  when(Targets?.length, ['events:PutTargets', { Rule, Targets }]);

/** The resource types of EventBridge */
export const events: Record<string, HandlerCalls> = {
  'AWS::Events::Rule': {
    names: ({ physicalId }) => ({ Name: physicalId, Rule: physicalId }),
    create: request => [
      putRule(request, likelyName(request, request.properties.Name)),
    ],
    created: request => putTargets(request, request.physicalId),
    update: request => [
      putRule(request, request.physicalId),
      ['events:RemoveTargets', { Rule: request.physicalId }],
      ...putTargets(request, request.physicalId),
    ],
    delete: ({ physicalId }) => [
      ['events:RemoveTargets', { Rule: physicalId }],
      ['events:DeleteRule', { Name: physicalId }],
    ],
  },
};
