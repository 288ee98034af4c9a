import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  fargateApiApiCreatePermission,
  fargateApiApiDeletePermission,
  fargateApiApiUpdatePermission,
  fargateApiEnvironmentCreatePermission,
  fargateApiEnvironmentDeletePermission,
  fargateApiEnvironmentUpdatePermission,
  fargateApiZoneCreatePermission,
  fargateApiZoneDeletePermission,
  fargateApiZoneUpdatePermission,
  StackFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** What a stack is a part of. */
export type Subject = StackFacts['subject'];

/** What a run does with what is deployed already. */
export type Change = 'update' | 'delete';

/** The permissions for each subject. */
export const PERMISSIONS: Readonly<
  Record<Subject, Record<Change | 'create', ResourcePermission>>
> = {
  api: {
    create: fargateApiApiCreatePermission,
    update: fargateApiApiUpdatePermission,
    delete: fargateApiApiDeletePermission,
  },
  environment: {
    create: fargateApiEnvironmentCreatePermission,
    update: fargateApiEnvironmentUpdatePermission,
    delete: fargateApiEnvironmentDeletePermission,
  },
  'dns-zone': {
    create: fargateApiZoneCreatePermission,
    update: fargateApiZoneUpdatePermission,
    delete: fargateApiZoneDeletePermission,
  },
};
