import { Rights } from '../../../rights/Rights';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { RuleInput } from '../../ec2/model/securityGroupRules';
import { authorizeRules, revokeRules } from '../../ec2/model/securityGroups';
import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
  VerbatimReason,
} from '../../ResourceType';
import { deleteObject } from '../../s3/model/objects';
import { S3 } from '../../s3/model/S3';
import { Lambda } from '../model/Lambda';

/*
 * Custom resources whose functions the CDK brings. No function is run: what it
 * does is written here, by the type of the resource, and done in its rights.
 */

type Act<Request> = (request: Request, rights: Rights) => void;

function customResource(
  typeName: string,
  on: {
    create?: Act<ResourceRequest>;
    update?: Act<ExistingResourceRequest>;
    delete?: Act<ExistingResourceRequest>;
  },
): ResourceType {
  return {
    typeName,
    sdkServiceName: 'Lambda',
    seconds: { create: 4, update: 4, delete: 4 },
    create(request) {
      invoke(request, on.create);
      return request.region.ids.uuid();
    },
    update: request => invoke(request, on.update),
    delete: request => invoke(request, on.delete),
    attributes: () => ({}),
  };
}

function invoke<Request extends ResourceRequest>(
  request: Request,
  act: Act<Request> | undefined,
): void {
  const lambda = request.region.service(Lambda);
  const called = lambda.functionAt(request.properties.ServiceToken);
  try {
    act?.(request, lambda.rightsOf(called));
  } catch (error) {
    throw error instanceof AwsError
      ? new VerbatimReason(
          `Received response status [FAILED] from custom resource. Message returned: ${
            error.code
          }: ${error.message} (RequestId: ${request.region.ids.uuid()})`,
        )
      : error;
  }
}

/** `Custom::VpcRestrictDefaultSG`: takes the rules of a VPC's default security group away. */
export const restrictDefaultSecurityGroup = customResource(
  'Custom::VpcRestrictDefaultSG',
  {
    create: ({ region, properties }, rights) =>
      restrict(region.service(Ec2), properties.DefaultSecurityGroupId, rights),
    update({ region, properties, previousProperties }, rights) {
      const before = previousProperties.DefaultSecurityGroupId;
      const after = properties.DefaultSecurityGroupId;
      if (before !== after) {
        restore(region.service(Ec2), before, rights);
        restrict(region.service(Ec2), after, rights);
      }
    },
    delete: ({ region, properties }, rights) =>
      restore(region.service(Ec2), properties.DefaultSecurityGroupId, rights),
  },
);

/** The rules that every default security group has at first. */
function defaultRules(groupId: string): {
  egress: RuleInput;
  ingress: RuleInput;
} {
  return {
    egress: {
      isEgress: true,
      protocol: '-1',
      peer: { cidrIpv4: '0.0.0.0/0' },
    },
    ingress: { isEgress: false, protocol: '-1', peer: { groupId } },
  };
}

function restrict(ec2: Ec2, groupId: string, rights: Rights): void {
  const { egress, ingress } = defaultRules(groupId);
  for (const rule of [egress, ingress]) {
    require(ec2, groupId, rights, 'RevokeSecurityGroup', rule);
    try {
      revokeRules(ec2, groupId, { rules: [rule] });
    } catch (error) {
      if ((error as AwsError).code !== 'InvalidPermission.NotFound') {
        throw error;
      }
    }
  }
}

function restore(ec2: Ec2, groupId: string, rights: Rights): void {
  const { egress, ingress } = defaultRules(groupId);
  for (const rule of [ingress, egress]) {
    require(ec2, groupId, rights, 'AuthorizeSecurityGroup', rule);
    authorizeRules(ec2, groupId, [rule]);
  }
}

function require(
  { region }: Ec2,
  groupId: string,
  rights: Rights,
  call: string,
  { isEgress }: RuleInput,
): void {
  rights.require({
    region,
    service: 'ec2',
    operation: `${call}${isEgress ? 'Egress' : 'Ingress'}`,
    input: { GroupId: groupId },
  });
}

/** `Custom::S3AutoDeleteObjects`: empties a bucket before it is deleted. */
export const autoDeleteObjects = customResource('Custom::S3AutoDeleteObjects', {
  delete({ region, properties: { BucketName } }) {
    const bucket = region.account.service(S3).buckets.get(BucketName);
    for (const { key, versionId } of [...(bucket?.versions ?? [])]) {
      deleteObject(region.world, bucket!, key, versionId);
    }
  },
});
