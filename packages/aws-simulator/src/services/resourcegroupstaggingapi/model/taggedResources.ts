import { Region } from '../../../world/World';
import { Acm } from '../../acm/model/Acm';
import { Ec2 } from '../../ec2/model/Ec2';
import { Ecs } from '../../ecs/model/Ecs';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { Logs } from '../../logs/model/Logs';
import { SecretsManager } from '../../secretsmanager/model/SecretsManager';

interface TaggedResource {
  arn: string;
  tags: { Key: string; Value: string }[];
}

interface AnyTag {
  Key?: string;
  Value?: string;
  key?: string;
  value?: string;
}

/**
 * The resources of a region that have tags. AWS also returns those that had tags
 * once, and those of services that are not listed here.
 */
export function* taggedResources(region: Region): Iterable<TaggedResource> {
  for (const [arn, tags] of candidates(region)) {
    if (tags.length > 0) {
      yield {
        arn,
        tags: tags.map(({ Key, key, Value, value }) => ({
          Key: Key ?? key ?? '',
          Value: Value ?? value ?? '',
        })),
      };
    }
  }
}

function* candidates(region: Region): Iterable<[string, readonly AnyTag[]]> {
  for (const [arn, { tags }] of region.service(Acm).certificates) {
    yield [arn, tags];
  }
  for (const { type, resource } of region.service(Ec2).taggable()) {
    yield [region.arn('ec2', `${type}/${resource.id}`), resource.tags];
  }
  const ecs = region.service(Ecs);
  for (const { shape, tags } of ecs.clusters.values()) {
    yield [shape.clusterArn, tags];
  }
  for (const { record } of ecs.services.values()) {
    // The tags are deleted with the service, which ECS describes for some time.
    if (record.shape.status !== 'INACTIVE') {
      yield [record.shape.serviceArn, record.tags];
    }
  }
  for (const { shape, tags } of [...ecs.taskDefinitions.values()].flat()) {
    yield [shape.taskDefinitionArn, tags];
  }
  const elb = region.service(Elbv2);
  for (const resources of [
    elb.loadBalancers,
    elb.listeners,
    elb.rules,
    elb.targetGroups,
  ]) {
    for (const [arn, { tags }] of resources) {
      yield [arn, tags];
    }
  }
  for (const { name, tags } of region.service(Logs).groups.values()) {
    yield [region.arn('logs', `log-group:${name}`), tags];
  }
  for (const { arn, tags } of region.service(SecretsManager).secrets.values()) {
    yield [arn, tags];
  }
}
