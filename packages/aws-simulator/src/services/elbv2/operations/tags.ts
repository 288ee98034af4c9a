import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Elbv2 } from '../model/Elbv2';
import { requireFewNames } from './select';

const of = ({ region }: CallContext) => region.service(Elbv2);

export const AddTags = (context: CallContext, input: Api.AddTagsInput) => {
  for (const arn of input.ResourceArns ?? []) {
    const tags = tagsOf(of(context), arn);
    const keys = new Set(input.Tags?.map(({ Key }) => Key));
    const kept = tags.filter(({ Key }) => !keys.has(Key));
    tags.splice(0, tags.length, ...kept, ...(input.Tags ?? []));
  }
  return {};
};

export const RemoveTags = (
  context: CallContext,
  input: Api.RemoveTagsInput,
) => {
  for (const arn of input.ResourceArns ?? []) {
    const tags = tagsOf(of(context), arn);
    const kept = tags.filter(({ Key = '' }) => !input.TagKeys?.includes(Key));
    tags.splice(0, tags.length, ...kept);
  }
  return {};
};

export const DescribeTags = (
  context: CallContext,
  input: Api.DescribeTagsInput,
) => {
  requireFewNames('resourceArns', input.ResourceArns);
  return {
    TagDescriptions: (input.ResourceArns ?? []).map(ResourceArn => ({
      ResourceArn,
      Tags: tagsOf(of(context), ResourceArn),
    })),
  };
};

function tagsOf(elb: Elbv2, arn: string): Api.Tag[] {
  const [, kind] = /:(loadbalancer|listener|listener-rule|targetgroup)\//.exec(
    arn,
  ) ?? [undefined, ''];
  const find: Record<string, () => { tags: Api.Tag[] }> = {
    loadbalancer: () => elb.loadBalancer(arn),
    listener: () => elb.listener(arn),
    'listener-rule': () => elb.rule(arn),
    targetgroup: () => elb.targetGroup(arn),
  };
  if (!find[kind]) {
    throw new AwsError('ValidationError', `'${arn}' is not a valid ARN`);
  }
  return find[kind]().tags;
}
