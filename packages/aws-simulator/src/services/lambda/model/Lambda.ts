import { ServiceRoles } from '../../../rights/ServiceRoles';
import { Rights } from '../../../rights/Rights';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

/** A function. Its code is never run. */
export interface LambdaFunction {
  name: string;
  arn: string;
  roleArn: string;
}

/** The functions of a region. */
export class Lambda {
  readonly functions = new Map<string, LambdaFunction>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `ResourceNotFoundException` */
  functionAt(arn: string): LambdaFunction {
    const found = [...this.functions.values()].find(one => one.arn === arn);
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Function not found: ${arn}`,
        { status: 404 },
      );
    }
    return found;
  }

  /**
   * What a function may do.
   *
   * @throws AwsError `InvalidParameterValueException` where its role is not there or
   *   does not trust Lambda
   */
  rightsOf({ name, roleArn }: Omit<LambdaFunction, 'arn'>): Rights {
    const { account, partition, world } = this.region;
    const rights = world.service(ServiceRoles).assume({
      account,
      partition,
      roleArn,
      servicePrincipal: 'lambda.amazonaws.com',
      sessionName: name,
    });
    if (!rights) {
      throw new AwsError(
        'InvalidParameterValueException',
        'The role defined for the function cannot be assumed by Lambda.',
      );
    }
    return rights;
  }
}
