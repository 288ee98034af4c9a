import { ResourceType } from '../../ResourceType';
import { hostedZone } from './hostedZone';
import { recordSet } from './recordSet';
import { recordSetGroup } from './recordSetGroup';

/** Route 53's CloudFormation resource types. */
export const resourceTypes: ResourceType[] = [
  hostedZone,
  recordSet,
  recordSetGroup,
];
