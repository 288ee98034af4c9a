import type {
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';

/** Not all that AWS has: the attributes of its documentation, without EC2-Classic's. */
export const DescribeAccountAttributes: Operation<
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult
> = ({ region }, { AttributeNames }) => {
  const wanted: string[] | undefined = AttributeNames;
  const addresses = String(region.service(Ec2).quotas.addresses);
  const attributes: Record<string, string[]> = {
    'vpc-max-security-groups-per-interface': ['5'],
    'max-instances': ['20'],
    'supported-platforms': ['VPC'],
    'default-vpc': ['none'],
    'max-elastic-ips': [addresses],
    'vpc-max-elastic-ips': [addresses],
  };
  return {
    AccountAttributes: Object.entries(attributes)
      .filter(([name]) => !wanted || wanted.includes(name))
      .map(([AttributeName, values]) => ({
        AttributeName,
        AttributeValues: values.map(AttributeValue => ({ AttributeValue })),
      })),
  };
};
