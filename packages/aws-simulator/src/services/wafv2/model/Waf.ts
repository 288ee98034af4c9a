import type {
  DefaultAction,
  Rule,
  Tag,
  VisibilityConfig,
} from '@aws-sdk/client-wafv2';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import {
  invalidParameter,
  limitExceeded,
  nonexistent,
  unsupported,
} from './refusals';
import { capacityOf, requireOne } from './rules';

/** What can be changed of a web ACL. */
export interface WebAclSettings {
  defaultAction: DefaultAction;
  description?: string;
  rules: Rule[];
  visibility: VisibilityConfig;
}

/** Its rules are kept; no request is held against them. */
export interface WebAcl extends WebAclSettings {
  name: string;
  id: string;
  arn: string;
  /** Another one after each change. */
  lockToken: string;
  /** Units of its rules. */
  capacity: number;
  tags: Tag[];
}

/** The most units of the rules of one web ACL. */
const LARGEST_CAPACITY = 5000;

const BALANCER =
  /^arn:[^:]+:elasticloadbalancing:([^:]*):[^:]*:loadbalancer\/app\/[^/]+\/[^/]+$/;

/** Other kinds of resources that AWS WAF protects, by their ARNs. */
const OTHERS =
  /^arn:[^:]+:(apigateway|appsync|cognito-idp|apprunner|ec2|amplify|bedrock-agentcore):([^:]*):[^:]*:(\/restapis\/[^/]+\/stages|apis|userpool|service|verified-access-instance|apps|gateway)\/./;

/** The web ACLs of a region, and what they are associated with. */
export class Waf {
  readonly webAcls = new Map<string, WebAcl>();
  /** AWS's default quota; a test may change it. */
  readonly quotas = { webAcls: 100 };
  /** The ARN of the web ACL by that of a load balancer. */
  readonly #associations = new Map<string, string>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `WAFNonexistentItemException` */
  webAcl(arn: string): WebAcl {
    const found = this.webAcls.get(arn);
    if (!found) {
      throw nonexistent();
    }
    return found;
  }

  /** @throws AwsError `WAFDuplicateItemException`, `WAFLimitsExceededException` and what is wrong with the rules */
  create(name: string, settings: WebAclSettings, tags: Tag[]): WebAcl {
    if ([...this.webAcls.values()].some(one => one.name === name)) {
      throw new AwsError(
        'WAFDuplicateItemException',
        'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.',
      );
    }
    const capacity = checkedCapacity(settings);
    if (this.webAcls.size >= this.quotas.webAcls) {
      throw limitExceeded();
    }
    const { ids } = this.region;
    const id = ids.uuid();
    const arn = this.region.arn('wafv2', `regional/webacl/${name}/${id}`);
    const lockToken = ids.uuid();
    const made = { ...settings, name, id, arn, lockToken, capacity, tags };
    this.webAcls.set(arn, made);
    return made;
  }

  /** @throws AwsError `WAFOptimisticLockException` and what is wrong with the rules */
  update(webAcl: WebAcl, lockToken: string, settings: WebAclSettings): void {
    requireLock(webAcl, lockToken);
    const capacity = checkedCapacity(settings);
    Object.assign(webAcl, settings, {
      capacity,
      lockToken: this.region.ids.uuid(),
    });
  }

  /** @throws AwsError `WAFOptimisticLockException`, `WAFAssociatedItemException` */
  delete(webAcl: WebAcl, lockToken: string): void {
    requireLock(webAcl, lockToken);
    if (this.resourcesOf(webAcl.arn).length > 0) {
      throw new AwsError(
        'WAFAssociatedItemException',
        'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.',
      );
    }
    this.webAcls.delete(webAcl.arn);
  }

  /**
   * Lets a web ACL protect a load balancer, in the place of another one.
   *
   * @throws AwsError `WAFInvalidParameterException`, `WAFNonexistentItemException`
   */
  associate(resourceArn: string, webAclArn: string): void {
    this.#requireBalancer(resourceArn);
    if (!this.#isWebAclHere(webAclArn)) {
      throw invalidArn(webAclArn);
    }
    this.#associations.set(resourceArn, this.webAcl(webAclArn).arn);
  }

  /** @throws AwsError `WAFInvalidParameterException`, `WAFNonexistentItemException` */
  disassociate(resourceArn: string): void {
    this.#requireBalancer(resourceArn);
    this.#associations.delete(resourceArn);
  }

  /** @throws AwsError `WAFInvalidParameterException`, `WAFNonexistentItemException` */
  webAclOf(resourceArn: string): WebAcl | undefined {
    this.#requireBalancer(resourceArn);
    return this.webAcls.get(this.#associations.get(resourceArn) ?? '');
  }

  /** The load balancers that a web ACL protects, as far as they are there. */
  resourcesOf(webAclArn: string): string[] {
    const { loadBalancers } = this.region.service(Elbv2);
    return [...this.#associations]
      .filter(
        ([resource, arn]) => arn === webAclArn && loadBalancers.has(resource),
      )
      .map(([resource]) => resource);
  }

  #isWebAclHere(arn: string): boolean {
    const [, , service, region, , path = ''] = arn.split(':');
    return (
      service === 'wafv2' &&
      region === this.region.name &&
      /^(global|regional)\/webacl\//.test(path)
    );
  }

  #requireBalancer(arn: string): void {
    const isOther = OTHERS.test(arn);
    const [, region] = BALANCER.exec(arn) ?? [];
    if (isOther) {
      throw unsupported('web ACLs of anything but load balancers');
    }
    if (region !== this.region.name) {
      throw invalidArn(arn);
    }
    if (!this.region.service(Elbv2).loadBalancers.has(arn)) {
      throw nonexistent();
    }
  }
}

/**
 * Refuses a scope that a region does not have.
 *
 * @throws AwsError `WAFInvalidParameterException`
 */
export function requireScope({ name }: Region, scope: string): void {
  if (scope !== 'CLOUDFRONT') {
    return;
  }
  throw name === 'us-east-1'
    ? unsupported('the scope CLOUDFRONT')
    : invalidParameter('The scope is not valid.', 'SCOPE_VALUE', scope);
}

function checkedCapacity({ defaultAction, rules }: WebAclSettings): number {
  requireOne(defaultAction, 'DEFAULT_ACTION', 'DefaultAction');
  const capacity = capacityOf(rules);
  if (capacity > LARGEST_CAPACITY) {
    throw limitExceeded();
  }
  return capacity;
}

function requireLock(webAcl: WebAcl, lockToken: string): void {
  if (webAcl.lockToken !== lockToken) {
    throw new AwsError(
      'WAFOptimisticLockException',
      'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply your changes.',
    );
  }
}

function invalidArn(arn: string): AwsError {
  return invalidParameter(
    "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.",
    'RESOURCE_ARN',
    arn,
  );
}
