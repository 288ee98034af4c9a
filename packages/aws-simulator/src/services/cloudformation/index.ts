import { ServiceDefinition } from '../ServiceDefinition';
import { CreateChangeSet } from './operations/createChangeSet';
import { DeleteChangeSet } from './operations/deleteChangeSet';
import {
  DescribeChangeSet,
  ListChangeSets,
} from './operations/describeChangeSets';
import { ExecuteChangeSet } from './operations/executeChangeSet';
import { CreateStack } from './operations/createStack';
import { DeleteStack } from './operations/deleteStack';
import { DescribeEvents } from './operations/describeEvents';
import { DescribeStackEvents } from './operations/describeStackEvents';
import {
  DescribeStackResource,
  DescribeStackResources,
  ListStackResources,
} from './operations/describeStackResources';
import { DescribeStacks, ListStacks } from './operations/describeStacks';
import { ListExports, ListImports } from './operations/exports';
import { ContinueUpdateRollback, RollbackStack } from './operations/rollbacks';
import {
  GetTemplate,
  GetTemplateSummary,
  ValidateTemplate,
} from './operations/templates';
import { CancelUpdateStack, UpdateStack } from './operations/updateStack';
import { UpdateTerminationProtection } from './operations/updateTerminationProtection';
import { nestedStack } from './resources/nestedStack';
import { waitConditionHandle } from './resources/waitConditionHandle';

export const service: ServiceDefinition = {
  signingName: 'cloudformation',
  protocol: 'query',
  version: '2010-05-15',
  loadSchemas: () => require('@aws-sdk/client-cloudformation'),
  operations: {
    CancelUpdateStack,
    ContinueUpdateRollback,
    CreateChangeSet,
    CreateStack,
    DeleteChangeSet,
    DeleteStack,
    DescribeChangeSet,
    DescribeEvents,
    DescribeStackEvents,
    DescribeStackResource,
    DescribeStackResources,
    DescribeStacks,
    ExecuteChangeSet,
    GetTemplate,
    GetTemplateSummary,
    ListChangeSets,
    ListExports,
    ListImports,
    ListStackResources,
    ListStacks,
    RollbackStack,
    UpdateStack,
    UpdateTerminationProtection,
    ValidateTemplate,
  },
  resourceTypes: [nestedStack, waitConditionHandle],
};
