import { ResourceType } from '../../ResourceType';
import { managedPolicy } from './managedPolicy';
import { policy } from './policy';
import { role } from './role';
import { rolePolicy } from './rolePolicy';

/** The CloudFormation resource types of IAM. */
export const resourceTypes: ResourceType[] = [
  managedPolicy,
  policy,
  role,
  rolePolicy,
];
