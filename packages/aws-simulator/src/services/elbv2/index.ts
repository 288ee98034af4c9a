import { ServiceDefinition } from '../ServiceDefinition';
import { operations } from './operations';
import { listener } from './resources/listener';
import { listenerCertificate } from './resources/listenerCertificate';
import { listenerRule } from './resources/listenerRule';
import { loadBalancer } from './resources/loadBalancer';
import { targetGroup } from './resources/targetGroup';

export const service: ServiceDefinition = {
  signingName: 'elasticloadbalancing',
  protocol: 'query',
  version: '2015-12-01',
  loadSchemas: () => require('@aws-sdk/client-elastic-load-balancing-v2'),
  operations,
  resourceTypes: [
    loadBalancer,
    targetGroup,
    listener,
    listenerRule,
    listenerCertificate,
  ],
};
